package im.relation.friendship;

import im.relation.contract.friendship.v1.UnblockUserRequest;
import im.relation.contract.friendship.v1.UnblockUserResponse;
import im.relation.conversation.Conversations;
import im.relation.friendship.PairWork.Locked;
import im.relation.friendship.PairWork.Step;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.util.function.Function;

/// Lifts a block. Friends may send again, unless the other one blocks too. Only the caller's
/// devices are told. Idempotent: one who is not blocked is no problem. Problems: INVALID.
final class UnblockUser
    implements Function<Call<UnblockUserRequest>, Outcome<UnblockUserResponse>> {

  private final FriendSql friends;
  private final PairWork pairs;
  private final Conversations conversations;
  private final Notices notices;

  UnblockUser(FriendSql friends, PairWork pairs, Conversations conversations, Notices notices) {
    this.friends = friends;
    this.pairs = pairs;
    this.conversations = conversations;
    this.notices = notices;
  }

  @Override
  public Outcome<UnblockUserResponse> apply(Call<UnblockUserRequest> call) {
    return FriendText.other(call.user(), call.request().getUserId())
        .map(other -> friends.find(call.user(), other))
        .map(
            edge -> {
              edge.filter(Edge::blocked)
                  .ifPresent(mine -> pairs.run(mine.owner(), mine.other(), this::lift));
              return UnblockUserResponse.getDefaultInstance();
            });
  }

  private Step<Boolean> lift(Locked locked) {
    var pair = locked.pair();
    if (!pair.mine().blocked()) {
      return new Step.Done<>(false);
    }
    friends.setBlocked(pair.mine(), false);
    locked
        .conversation()
        .filter(_ -> maySendAfter(pair))
        .ifPresent(direct -> conversations.setMaySend(direct, true));
    notices.friend(pair.mine().blocking(false));
    return new Step.Done<>(true);
  }

  /// Whether the two may send once the caller blocks no more.
  static boolean maySendAfter(Pair pair) {
    return pair.isFriends() && !pair.theirs().blocked();
  }
}
