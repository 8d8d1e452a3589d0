package im.relation.friendship;

import im.relation.contract.friendship.v1.Friend;
import im.relation.contract.friendship.v1.FriendSource;
import im.relation.domain.ConversationId;
import im.relation.domain.UserId;
import java.time.Instant;
import java.util.Optional;

/// What one person is to another, as its owner sees it.
///
/// @param about what the owner knows of the friendship; from its last one where it has ended
record Edge(UserId owner, UserId other, boolean active, boolean blocked, About about) {

  /// @param remark the owner's private note
  /// @param since when it began; the epoch where the two never were friends
  record About(
      String remark, FriendSource source, Optional<ConversationId> conversation, Instant since) {}

  /// The same friendship begun now. An empty remark leaves the one of an earlier friendship.
  Edge begun(ConversationId conversation, String remark, FriendSource source, Instant now) {
    var noted = remark.isEmpty() ? about.remark() : remark;
    return new Edge(
        owner, other, true, blocked, new About(noted, source, Optional.of(conversation), now));
  }

  Edge ended() {
    return new Edge(owner, other, false, blocked, about);
  }

  Edge blocking(boolean blocks) {
    return new Edge(owner, other, active, blocks, about);
  }

  Friend toFriend() {
    return Friend.newBuilder()
        .setUserId(other.value())
        .setConversationId(about.conversation().map(ConversationId::value).orElse(0L))
        .setRemark(about.remark())
        .setSource(about.source())
        .setSinceMillis(about.since().toEpochMilli())
        .setActive(active)
        .build();
  }
}
