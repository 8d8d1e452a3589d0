package im.relation.conversation;

import im.relation.domain.Sequence;
import java.util.Optional;

/// What a person may do in a conversation.
///
/// @param maySend false for a NOTICE log, and in a DIRECT conversation while the two are no friends
///   or either blocks
/// @param joined the newest sequence when the person joined: entries after it are readable
/// @param left the newest sequence when the person left; empty for a present member
/// @param senderOrdinal how many countable entries the person wrote
public record Member(
    MemberKey key, boolean maySend, Sequence joined, Optional<Sequence> left, long senderOrdinal) {

  /// The same member after another countable entry, or the same for an entry that does not count.
  public Member wrote(boolean countable) {
    return countable ? new Member(key, maySend, joined, left, senderOrdinal + 1) : this;
  }
}
