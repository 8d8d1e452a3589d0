package im.relation.sdk.internal.timeline;

import im.relation.contract.message.v1.Entry;
import im.relation.domain.ClientMessageId;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import im.relation.sdk.Cursors;
import im.relation.sdk.Tick;
import im.relation.sdk.TimelineRow;
import im.relation.sdk.TimelineRow.Loading;
import im.relation.sdk.internal.store.ConversationSql.Hole;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Puts entries and holes of a window in their order; pure. What is missing between two entries is
/// one row, however many holes the store has there.
final class Rows {

  private final UserId me;
  private final @Nullable Cursors ticks;
  private final LongFunction<Loading> loading;
  private final List<TimelineRow.Logged> rows = new ArrayList<>();

  /// @param ticks null where there are none
  /// @param loading of the hole that begins at a sequence
  Rows(UserId me, @Nullable Cursors ticks, LongFunction<Loading> loading) {
    this.me = me;
    this.ticks = ticks;
    this.loading = loading;
  }

  /// @param entries ascending
  /// @param holes ascending; an entry may lie in one
  List<TimelineRow.Logged> of(Window window, List<Entry> entries, List<Hole> holes) {
    int next = 0;
    for (var hole : holes) {
      long missing = Math.max(hole.from(), window.from());
      long to = Math.min(hole.to(), window.to());
      while (next < entries.size() && entries.get(next).getSequence() <= to) {
        var entry = entries.get(next++);
        if (entry.getSequence() >= missing) {
          missing(missing, entry.getSequence() - 1);
          missing = entry.getSequence() + 1;
        }
        stored(entry);
      }
      missing(missing, to);
    }
    entries.subList(next, entries.size()).forEach(this::stored);
    return rows;
  }

  private void stored(Entry entry) {
    boolean own = entry.getSenderId() == me.value();
    var sequence = new Sequence(entry.getSequence());
    rows.add(
        new TimelineRow.Stored(
            own && !entry.getClientMessageId().isEmpty()
                ? sendKey(ClientMessageId.of(entry.getClientMessageId().toByteArray()))
                : "entry " + entry.getSequence(),
            new im.relation.sdk.Entry(entry),
            own && ticks != null ? Tick.of(sequence, ticks) : null));
  }

  private void missing(long from, long to) {
    if (from > to) {
      return;
    }
    long begin = from;
    if (!rows.isEmpty() && rows.getLast() instanceof TimelineRow.Hole before) {
      begin = before.first().value();
      rows.removeLast();
    }
    rows.add(
        new TimelineRow.Hole(
            "hole " + begin, new Sequence(begin), new Sequence(to), loading.apply(begin)));
  }

  static String sendKey(ClientMessageId id) {
    return "send " + id;
  }
}
