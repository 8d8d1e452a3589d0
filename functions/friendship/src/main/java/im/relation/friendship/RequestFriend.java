package im.relation.friendship;

import im.relation.account.People;
import im.relation.contract.account.v1.AddFriendPolicy;
import im.relation.contract.friendship.v1.FriendRequest;
import im.relation.contract.friendship.v1.FriendRequestState;
import im.relation.contract.friendship.v1.RequestFriendRequest;
import im.relation.contract.friendship.v1.RequestFriendResponse;
import im.relation.domain.ConversationId;
import im.relation.domain.FriendRequestId;
import im.relation.domain.ProblemCode;
import im.relation.domain.UserId;
import im.relation.friendship.PairWork.Locked;
import im.relation.friendship.PairWork.Step;
import im.relation.friendship.RequestPlan.Situation;
import im.relation.friendship.RequestRow.State;
import im.relation.friendship.RequestRow.Times;
import im.relation.friendship.RequestRow.Words;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Asks a person to become a friend. Makes both friends at once where the other one takes anybody
/// or asked first (of two requests that cross, the second). A request that waits already is the
/// same one again, with the newer words and another 14 days. Both sides are told. Idempotent.
///
/// Problems: INVALID; NOT_FOUND for nobody's id; those of [RequestPlan#decide].
final class RequestFriend
    implements Function<Call<RequestFriendRequest>, Outcome<RequestFriendResponse>> {

  private final People people;
  private final RequestSql requests;
  private final PairWork pairs;
  private final Befriend befriend;
  private final Notices notices;
  private final RequestWork work;

  RequestFriend(
      People people,
      RequestSql requests,
      PairWork pairs,
      Befriend befriend,
      Notices notices,
      RequestWork work) {
    this.people = people;
    this.requests = requests;
    this.pairs = pairs;
    this.befriend = befriend;
    this.notices = notices;
    this.work = work;
  }

  /// One wish, checked.
  record Wish(UserId from, UserId to, Words words) {}

  @Override
  public Outcome<RequestFriendResponse> apply(Call<RequestFriendRequest> call) {
    return wish(call.user(), call.request())
        .then(
            wish ->
                people
                    .addFriendPolicy(wish.to())
                    .map(policy -> run(wish, policy))
                    .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND)));
  }

  static Outcome<Wish> wish(UserId caller, RequestFriendRequest request) {
    return FriendText.other(caller, request.getUserId())
        .then(
            other ->
                FriendText.reason(request.getReason())
                    .then(
                        reason ->
                            FriendText.remark(request.getRemark())
                                .then(
                                    remark ->
                                        FriendText.source(request.getSource())
                                            .map(source -> new Words(reason, remark, source, ""))))
                    .map(words -> new Wish(caller, other, words)));
  }

  private Outcome<RequestFriendResponse> run(Wish wish, AddFriendPolicy policy) {
    return pairs.<Outcome<RequestFriendResponse>>run(
        wish.from(), wish.to(), locked -> step(wish, policy, locked));
  }

  private Step<Outcome<RequestFriendResponse>> step(
      Wish wish, AddFriendPolicy policy, Locked locked) {
    var now = work.now();
    var situation = situation(wish, policy, locked.pair(), now);
    return switch (RequestPlan.decide(situation, now, work.settings())) {
      case Outcome.Refused<RequestPlan>(var problem) -> new Step.Done<>(Outcome.refused(problem));
      case Outcome.Ok<RequestPlan>(var plan) -> carryOut(plan, wish, locked, now);
    };
  }

  private Situation situation(Wish wish, AddFriendPolicy policy, Pair pair, Instant now) {
    return new Situation(
        policy,
        pair,
        requests.open(wish.from(), wish.to(), now),
        requests.open(wish.to(), wish.from(), now),
        requests.askedSince(wish.from(), now.minus(RequestPlan.DAY)),
        befriend.counts(pair));
  }

  private Step<Outcome<RequestFriendResponse>> carryOut(
      RequestPlan plan, Wish wish, Locked locked, Instant now) {
    return switch (plan) {
      case RequestPlan.AlreadyFriends _ -> done(already(wish, locked.pair(), now));
      case RequestPlan.Ask _ -> done(waiting(ask(wish, State.PENDING, now), true, now));
      case RequestPlan.Repeat(var pending, var remind) -> {
        var renewed = pending.renewed(wish.words(), now, work.expiry(now));
        requests.update(renewed);
        yield done(waiting(renewed, remind || pending.state() == State.HIDDEN, now));
      }
      case RequestPlan.Cross(var theirs) -> befriend(locked, () -> theirs, wish, now);
      case RequestPlan.Instantly _ ->
          befriend(locked, () -> ask(wish, State.ACCEPTED, now), wish, now);
    };
  }

  private Step<Outcome<RequestFriendResponse>> befriend(
      Locked locked, Supplier<RequestRow> request, Wish wish, Instant now) {
    if (locked.conversation().isEmpty()) {
      return new Step.Again<>(true);
    }
    var conversation = locked.conversation().get();
    var row = request.get();
    var remark = wish.words().remark();
    var edge = befriend.write(locked.pair(), conversation, row, remark, now);
    return done(
        answer(
            row.with(State.ACCEPTED, now).toRequest(wish.from(), now),
            edge.about().conversation()));
  }

  private RequestRow ask(Wish wish, State state, Instant now) {
    var row =
        new RequestRow(
            new FriendRequestId(work.newId()),
            wish.from(),
            wish.to(),
            wish.words(),
            state,
            new Times(now, now, work.expiry(now)));
    requests.insert(row);
    return row;
  }

  private RequestFriendResponse waiting(RequestRow row, boolean tell, Instant now) {
    if (tell) {
      notices.requestToBoth(row, now);
    }
    return answer(row.toRequest(row.from(), now), Optional.empty());
  }

  /// By the request that made them friends; it may be swept away, the friendship stays.
  private RequestFriendResponse already(Wish wish, Pair pair, Instant now) {
    var request =
        requests
            .accepted(wish.from(), wish.to())
            .or(() -> requests.accepted(wish.to(), wish.from()))
            .map(row -> row.toRequest(wish.from(), now))
            .orElseGet(
                () ->
                    FriendRequest.newBuilder()
                        .setFromUserId(wish.from().value())
                        .setToUserId(wish.to().value())
                        .setState(FriendRequestState.FRIEND_REQUEST_STATE_ACCEPTED)
                        .build());
    return answer(request, pair.conversation());
  }

  private static RequestFriendResponse answer(
      FriendRequest request, Optional<ConversationId> conversation) {
    return RequestFriendResponse.newBuilder()
        .setRequest(request)
        .setConversationId(conversation.map(ConversationId::value).orElse(0L))
        .build();
  }

  private static Step<Outcome<RequestFriendResponse>> done(RequestFriendResponse response) {
    return new Step.Done<>(Outcome.ok(response));
  }
}
