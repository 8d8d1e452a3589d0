package im.relation.friendship;

import im.relation.contract.friendship.v1.AcceptFriendRequestRequest;
import im.relation.contract.friendship.v1.AcceptFriendRequestResponse;
import im.relation.domain.FriendRequestId;
import im.relation.domain.ProblemCode;
import im.relation.domain.UserId;
import im.relation.friendship.PairWork.Locked;
import im.relation.friendship.PairWork.Step;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// Accepts a request that the caller received: both are friends, their conversation opens with a
/// FRIENDS_SINCE entry, and both sides are told. Idempotent while they are friends.
///
/// Problems: INVALID; NOT_FOUND for a request that the caller did not receive, or that ran out;
/// CONFLICT for one that was rejected or cancelled; NOT_ALLOWED when one of the two has too many
/// friends.
final class AcceptFriendRequest
    implements Function<Call<AcceptFriendRequestRequest>, Outcome<AcceptFriendRequestResponse>> {

  private final RequestSql requests;
  private final PairWork pairs;
  private final Befriend befriend;
  private final RequestWork work;

  AcceptFriendRequest(RequestSql requests, PairWork pairs, Befriend befriend, RequestWork work) {
    this.requests = requests;
    this.pairs = pairs;
    this.befriend = befriend;
    this.work = work;
  }

  /// What is to be done.
  enum Plan {
    BEFRIEND,
    ALREADY_FRIENDS
  }

  @Override
  public Outcome<AcceptFriendRequestResponse> apply(Call<AcceptFriendRequestRequest> call) {
    return FriendText.remark(call.request().getRemark())
        .then(
            remark ->
                Answering.received(requests, call.user(), call.request().getRequestId())
                    .then(row -> accept(row, remark)))
        .map(edge -> AcceptFriendRequestResponse.newBuilder().setFriend(edge.toFriend()).build());
  }

  private Outcome<Edge> accept(RequestRow seen, String remark) {
    return pairs.<Outcome<Edge>>run(
        seen.to(), seen.from(), locked -> step(seen.id(), remark, locked));
  }

  private Step<Outcome<Edge>> step(FriendRequestId id, String remark, Locked locked) {
    var now = work.now();
    var row = requests.lock(id);
    return switch (decide(row, locked.pair(), now)) {
      case Outcome.Refused<Plan>(var problem) -> new Step.Done<>(Outcome.refused(problem));
      case Outcome.Ok<Plan>(var plan) ->
          switch (plan) {
            case ALREADY_FRIENDS -> new Step.Done<>(Outcome.ok(locked.pair().mine()));
            case BEFRIEND -> befriend(row.orElseThrow(), remark, locked, now);
          };
    };
  }

  private Step<Outcome<Edge>> befriend(RequestRow row, String remark, Locked locked, Instant now) {
    return switch (Befriend.decide(befriend.counts(locked.pair()), work.settings())) {
      case Outcome.Refused<Befriend.Counts>(var problem) ->
          new Step.Done<>(Outcome.refused(problem));
      case Outcome.Ok<Befriend.Counts> _ ->
          locked
              .conversation()
              .<Step<Outcome<Edge>>>map(
                  direct ->
                      new Step.Done<>(
                          Outcome.ok(befriend.write(locked.pair(), direct, row, remark, now))))
              .orElseGet(() -> new Step.Again<>(true));
    };
  }

  static Outcome<Plan> decide(Optional<RequestRow> stored, Pair pair, Instant now) {
    if (stored.isEmpty()) {
      return Outcome.refused(ProblemCode.NOT_FOUND);
    }
    UserId viewer = stored.get().to();
    return switch (stored.get().stateFor(viewer, now)) {
      case FRIEND_REQUEST_STATE_PENDING -> Outcome.ok(Plan.BEFRIEND);
      case FRIEND_REQUEST_STATE_ACCEPTED ->
          pair.isFriends()
              ? Outcome.ok(Plan.ALREADY_FRIENDS)
              : Outcome.refused(ProblemCode.CONFLICT);
      case FRIEND_REQUEST_STATE_REJECTED, FRIEND_REQUEST_STATE_CANCELLED ->
          Outcome.refused(ProblemCode.CONFLICT);
      case FRIEND_REQUEST_STATE_EXPIRED, FRIEND_REQUEST_STATE_UNSPECIFIED, UNRECOGNIZED ->
          Outcome.refused(ProblemCode.NOT_FOUND);
    };
  }
}
