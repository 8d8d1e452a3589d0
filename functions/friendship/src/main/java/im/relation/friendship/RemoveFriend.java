package im.relation.friendship;

import im.relation.contract.friendship.v1.RemoveFriendRequest;
import im.relation.contract.friendship.v1.RemoveFriendResponse;
import im.relation.conversation.Conversations;
import im.relation.friendship.PairWork.Locked;
import im.relation.friendship.PairWork.Step;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.util.function.Function;

/// Ends a friendship on both sides. The conversation stays readable, nobody may send in it. Both
/// sides are told. Idempotent: one who is no friend is no problem. Problems: INVALID.
final class RemoveFriend
    implements Function<Call<RemoveFriendRequest>, Outcome<RemoveFriendResponse>> {

  private final FriendSql friends;
  private final PairWork pairs;
  private final Conversations conversations;
  private final Notices notices;

  RemoveFriend(FriendSql friends, PairWork pairs, Conversations conversations, Notices notices) {
    this.friends = friends;
    this.pairs = pairs;
    this.conversations = conversations;
    this.notices = notices;
  }

  @Override
  public Outcome<RemoveFriendResponse> apply(Call<RemoveFriendRequest> call) {
    return FriendText.other(call.user(), call.request().getUserId())
        // Where there is no row there is nothing to end, nor to lock.
        .map(other -> friends.find(call.user(), other))
        .map(
            edge -> {
              edge.filter(Edge::active)
                  .ifPresent(mine -> pairs.run(mine.owner(), mine.other(), this::end));
              return RemoveFriendResponse.getDefaultInstance();
            });
  }

  private Step<Boolean> end(Locked locked) {
    var pair = locked.pair();
    if (!pair.isFriends()) {
      return new Step.Done<>(false);
    }
    locked.conversation().ifPresent(direct -> conversations.setMaySend(direct, false));
    friends.end(pair.mine());
    friends.end(pair.theirs());
    notices.friend(pair.mine().ended());
    notices.friend(pair.theirs().ended());
    return new Step.Done<>(true);
  }
}
