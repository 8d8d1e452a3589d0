package im.relation.sdk.internal.timeline;

import im.relation.sdk.TimelineRow;
import im.relation.sdk.internal.store.ConversationRow;
import im.relation.sdk.internal.store.ConversationSql;
import im.relation.sdk.internal.store.EntrySql;
import im.relation.sdk.internal.store.Tx;
import java.util.List;

/// The part of a log that is shown: sequences, both ends included. Its ends lie between rows, so a
/// hole is in it as a whole or not at all.
///
/// @param to [#OPEN] where it goes on with the log
public record Window(long from, long to) {

  /// Nothing ends it.
  public static final long OPEN = Long.MAX_VALUE;

  /// Rows that one step adds.
  public static final int STEP = 100;

  /// Most rows of a window, 300: some screens, and a view of it is read in a few milliseconds.
  public static final int MOST = 300;

  public boolean isOpen() {
    return to == OPEN;
  }

  /// The end of the log.
  public static Window newest(Tx tx, ConversationRow row) {
    return new Window(before(tx, row, OPEN), OPEN);
  }

  /// A step before an entry and a step from it on.
  public static Window around(Tx tx, ConversationRow row, long sequence) {
    return new Window(before(tx, row, sequence), after(tx, row, sequence - 1));
  }

  public Window older(Tx tx, ConversationRow row) {
    return new Window(before(tx, row, from), to);
  }

  public Window newer(Tx tx, ConversationRow row) {
    return isOpen() ? this : new Window(from, after(tx, row, to));
  }

  /// Open where nothing follows any more.
  public Window joined(Tx tx, ConversationRow row) {
    boolean follows =
        !isOpen()
            && (!EntrySql.after(tx, row.id(), to, 1).isEmpty()
                || !ConversationSql.holes(tx, row.id(), to + 1, row.top()).isEmpty());
    return follows ? this : new Window(from, OPEN);
  }

  /// What is left of a window whose first rows go: a step less, so that who follows a fast chat
  /// loses rows once in a hundred messages and not with each.
  private static final int LEFT = MOST - STEP;

  /// Without its first rows where there are more than [#MOST].
  public Window withoutFirst(List<? extends TimelineRow.Logged> rows) {
    return rows.size() <= MOST
        ? this
        : new Window(rows.get(rows.size() - LEFT).first().value(), to);
  }

  /// Without its last rows beyond [#MOST]: a reader who scrolled up keeps all that he has.
  public Window withoutLast(List<? extends TimelineRow.Logged> rows) {
    return rows.size() <= MOST ? this : new Window(from, rows.get(MOST - 1).last().value());
  }

  private static long before(Tx tx, ConversationRow row, long sequence) {
    var entries = EntrySql.before(tx, row.id(), sequence, STEP);
    return entries.size() < STEP ? row.firstReadable() : entries.getFirst().getSequence();
  }

  private static long after(Tx tx, ConversationRow row, long sequence) {
    var entries = EntrySql.after(tx, row.id(), sequence, STEP);
    return entries.size() < STEP ? OPEN : entries.getLast().getSequence();
  }
}
