package im.relation.friendship;

import im.relation.contract.delivery.v1.SyncResponse;
import im.relation.conversation.SyncPart;
import im.relation.domain.UserId;
import java.time.Instant;

/// The friends in the answer to Sync: all of them without a token, else those whose edge changed,
/// ended ones with `active` false. At most as many as one may have friends, and the ended ones of
/// the time between.
final class FriendsSyncPart implements SyncPart {

  private final FriendSql friends;

  FriendsSyncPart(FriendSql friends) {
    this.friends = friends;
  }

  @Override
  public void contribute(UserId user, Instant changedSince, SyncResponse.Builder answer) {
    var edges =
        changedSince.equals(Instant.EPOCH)
            ? friends.allActive(user)
            : friends.changedSince(user, changedSince);
    edges.forEach(edge -> answer.addFriends(edge.toFriend()));
  }
}
