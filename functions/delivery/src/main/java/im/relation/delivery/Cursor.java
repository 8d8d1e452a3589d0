package im.relation.delivery;

import im.relation.conversation.MemberKey;
import im.relation.domain.Sequence;

/// How far a person has received and read a log.
///
/// @param readOrdinal countable entries of the log up to `read`
/// @param readSenderOrdinal those of them that the person wrote
/// @param changedAtMillis epoch milliseconds by the database's clock; 0 for one that never moved
record Cursor(
    MemberKey key,
    Sequence read,
    Sequence delivered,
    long readOrdinal,
    long readSenderOrdinal,
    long changedAtMillis) {

  /// Where everybody begins.
  static Cursor start(MemberKey key) {
    return new Cursor(key, Sequence.NONE, Sequence.NONE, 0, 0, 0);
  }
}
