package im.relation.friendship;

import im.relation.account.People;
import im.relation.contract.friendship.v1.BlockUserRequest;
import im.relation.contract.friendship.v1.BlockUserResponse;
import im.relation.conversation.Conversations;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.domain.UserId;
import im.relation.friendship.PairWork.Locked;
import im.relation.friendship.PairWork.Step;
import im.relation.friendship.RequestRow.State;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.time.Instant;
import java.util.function.Function;

/// Blocks a person, friend or stranger: nobody sends in their conversation any more (strangers get
/// an empty one, which shows nowhere, so that the block hides presence too), and requests between
/// them are gone for the caller. Only the caller's devices are told. For the blocked one his own
/// request goes on waiting until it runs out, so that nothing gives the block away. Idempotent.
///
/// Problems: INVALID; NOT_FOUND for nobody's id; NOT_ALLOWED above the number of blocks.
final class BlockUser implements Function<Call<BlockUserRequest>, Outcome<BlockUserResponse>> {

  private final People people;
  private final FriendSql friends;
  private final RequestSql requests;
  private final PairWork pairs;
  private final Outward outward;
  private final RequestWork work;

  /// What lies outside of the feature's tables.
  record Outward(Conversations conversations, Notices notices) {}

  BlockUser(
      People people,
      FriendSql friends,
      RequestSql requests,
      PairWork pairs,
      Outward outward,
      RequestWork work) {
    this.people = people;
    this.friends = friends;
    this.requests = requests;
    this.pairs = pairs;
    this.outward = outward;
    this.work = work;
  }

  @Override
  public Outcome<BlockUserResponse> apply(Call<BlockUserRequest> call) {
    return FriendText.other(call.user(), call.request().getUserId())
        .then(
            other ->
                people.exists(other)
                    ? pairs.<Outcome<BlockUserResponse>>run(call.user(), other, this::step)
                    : Outcome.refused(ProblemCode.NOT_FOUND));
  }

  private Step<Outcome<BlockUserResponse>> step(Locked locked) {
    var mine = locked.pair().mine();
    return switch (decide(mine, friends.countBlocked(mine.owner()), work.settings())) {
      case Outcome.Refused<Boolean>(var problem) -> new Step.Done<>(Outcome.refused(problem));
      case Outcome.Ok<Boolean>(var isNew) when isNew && locked.conversation().isEmpty() ->
          new Step.Again<>(true);
      case Outcome.Ok<Boolean>(var isNew) -> {
        if (isNew) {
          write(locked);
        }
        yield new Step.Done<>(Outcome.ok(BlockUserResponse.getDefaultInstance()));
      }
    };
  }

  /// True when there is something to write.
  static Outcome<Boolean> decide(Edge mine, int blocked, FriendshipSettings settings) {
    if (mine.blocked()) {
      return Outcome.ok(false);
    }
    return blocked < settings.maxBlocked()
        ? Outcome.ok(true)
        : Outcome.refused(
            Problem.of(ProblemCode.NOT_ALLOWED, "You block as many people as one may block."));
  }

  private void write(Locked locked) {
    var now = work.now();
    var mine = locked.pair().mine();
    locked.conversation().ifPresent(direct -> outward.conversations().setMaySend(direct, false));
    friends.setBlocked(mine, true);
    outward.notices().friend(mine.blocking(true));
    hideTheirs(mine.owner(), mine.other(), now);
    cancelMine(mine.owner(), mine.other(), now);
  }

  private void hideTheirs(UserId caller, UserId other, Instant now) {
    requests
        .open(other, caller, now)
        .filter(row -> row.state() == State.PENDING)
        .ifPresent(
            row -> {
              requests.hide(row.id());
              // The caller's other devices take it off their lists.
              outward.notices().request(caller, row.with(State.CANCELLED, now), now);
            });
  }

  private void cancelMine(UserId caller, UserId other, Instant now) {
    requests
        .open(caller, other, now)
        .ifPresent(
            row -> {
              var cancelled = row.with(State.CANCELLED, now);
              requests.update(cancelled);
              outward.notices().request(caller, cancelled, now);
            });
  }
}
