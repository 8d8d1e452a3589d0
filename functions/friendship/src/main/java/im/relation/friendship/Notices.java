package im.relation.friendship;

import im.relation.contract.message.v1.FriendChanged;
import im.relation.contract.message.v1.FriendRequestChanged;
import im.relation.contract.message.v1.NoticeBody;
import im.relation.conversation.SystemEntries;
import im.relation.domain.ConversationId;
import im.relation.domain.UserId;
import im.relation.friendship.RequestRow.State;
import java.time.Instant;

/// Tells people of changes by entries in their NOTICE logs, in the caller's transaction.
/// Thread-safe.
final class Notices {

  private final SystemEntries entries;

  Notices(SystemEntries entries) {
    this.entries = entries;
  }

  /// Tells one of the two how a request stands, as that one may see it.
  void request(UserId to, RequestRow row, Instant now) {
    entries.tell(
        to,
        NoticeBody.newBuilder()
            .setFriendRequest(
                FriendRequestChanged.newBuilder()
                    .setRequestId(row.id().value())
                    .setFromUserId(row.from().value())
                    .setToUserId(row.to().value())
                    .setState(row.stateFor(to, now).getNumber())
                    .setReason(
                        row.state() == State.REJECTED
                            ? row.words().rejectReason()
                            : row.words().reason()))
            .build());
  }

  void requestToBoth(RequestRow row, Instant now) {
    request(row.from(), row, now);
    request(row.to(), row, now);
  }

  /// Tells the owner of an edge what it is now.
  void friend(Edge edge) {
    entries.tell(
        edge.owner(),
        NoticeBody.newBuilder()
            .setFriend(
                FriendChanged.newBuilder()
                    .setUserId(edge.other().value())
                    .setFriend(edge.active())
                    .setBlocked(edge.blocked())
                    .setConversationId(
                        edge.about().conversation().map(ConversationId::value).orElse(0L)))
            .build());
  }
}
