package im.relation.delivery;

import im.relation.conversation.ConversationView;

/// How many countable entries by others a person has not read: derived from the newest counts of
/// the log and of the person, and both as of the read cursor. Three rows, no scan, never counted;
/// so it cannot drift. Sending implies nothing, for the person's own entries are taken out on both
/// sides.
final class Unread {

  private Unread() {}

  static long of(ConversationView view, Cursor cursor) {
    long all = view.ordinal() - cursor.readOrdinal();
    long own = view.member().senderOrdinal() - cursor.readSenderOrdinal();
    return Math.max(0, all - own);
  }
}
