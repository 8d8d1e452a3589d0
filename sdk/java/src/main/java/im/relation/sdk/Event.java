package im.relation.sdk;

import im.relation.contract.friendship.v1.Friend;
import im.relation.contract.message.v1.NoticeBody;
import im.relation.contract.presence.v1.PresenceState;
import im.relation.contract.socket.v1.TypingState;
import im.relation.domain.ClientMessageId;
import im.relation.domain.ConversationId;
import im.relation.domain.Problem;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;

/// What a listener is told, after it was stored. Entries of one conversation come in the order of
/// their sequences, each once while a client lives, whether as [MessageReceived], [NoticeReceived]
/// or [MessageAccepted].
public sealed interface Event {

  /// Somebody wrote, or another device of the caller's.
  ///
  /// @param live true where it was pushed, false where it was pulled after an absence
  record MessageReceived(Entry entry, boolean live) implements Event {}

  /// An entry in the NOTICE or BROADCAST log.
  ///
  /// @param live true where it was pushed, false where it was pulled after an absence
  record NoticeReceived(Entry entry, NoticeBody body, boolean live) implements Event {}

  /// The service has a send of this device; nothing can lose it any more.
  record MessageSubmitted(ConversationId conversation, ClientMessageId clientMessageId)
      implements Event {}

  /// A send of this device has become an entry.
  record MessageAccepted(ClientMessageId clientMessageId, Entry entry) implements Event {}

  /// A send of this device was refused.
  ///
  /// @param willRetry whether the client sends it again by itself
  record MessageRefused(
      ConversationId conversation,
      ClientMessageId clientMessageId,
      Problem problem,
      boolean willRetry)
      implements Event {}

  /// Somebody read or received: the caller on another device, or the peer.
  record CursorMoved(ConversationId conversation, UserId user, Sequence read, Sequence delivered)
      implements Event {}

  /// A conversation is new, or its state (newest, unread, may send) changed otherwise than by an
  /// event of its own.
  record ConversationChanged(ConversationId conversation) implements Event {}

  /// A friend was added, changed, or (`active` false) removed.
  record FriendChanged(Friend friend) implements Event {}

  /// Somebody types; forget it after 5 s.
  record TypingShown(ConversationId conversation, UserId user, TypingState state)
      implements Event {}

  /// Somebody came or left.
  record PresenceChanged(PresenceState state) implements Event {}

  /// The connection changed.
  record ConnectionChanged(ConnectionState state) implements Event {}

  /// The client will not connect any more. The last event.
  record SignedOut(EndReason reason) implements Event {}
}
