package im.relation.delivery;

import im.relation.contract.message.v1.ConversationKind;
import im.relation.conversation.ConversationView;
import im.relation.conversation.MemberKey;
import im.relation.domain.Sequence;
import java.util.Optional;

/// How far a person says he has come: the newest of all his reports in a poll.
///
/// @param read 0 says nothing
/// @param delivered 0 says nothing
record CursorMove(MemberKey key, Sequence read, Sequence delivered) {

  CursorMove merge(CursorMove other) {
    return new CursorMove(key, newer(read, other.read), newer(delivered, other.delivered));
  }

  /// Where the cursor goes, without its ordinals; empty where it stays. Clamped to what the person
  /// may read; `delivered` exists in DIRECT only, and what was read was delivered.
  Optional<CursorMove> from(Cursor current, ConversationView view) {
    var last = view.lastReadable();
    var readTo = newer(current.read(), older(read, last));
    var deliveredTo =
        view.kind() == ConversationKind.CONVERSATION_KIND_DIRECT
            ? newer(newer(current.delivered(), older(delivered, last)), readTo)
            : current.delivered();
    var to = new CursorMove(key, readTo, deliveredTo);
    return readTo.isAfter(current.read()) || deliveredTo.isAfter(current.delivered())
        ? Optional.of(to)
        : Optional.empty();
  }

  private static Sequence newer(Sequence one, Sequence other) {
    return one.isAfter(other) ? one : other;
  }

  private static Sequence older(Sequence one, Sequence other) {
    return one.isAfter(other) ? other : one;
  }
}
