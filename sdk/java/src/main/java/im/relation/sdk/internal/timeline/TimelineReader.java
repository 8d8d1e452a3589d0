package im.relation.sdk.internal.timeline;

import im.relation.domain.UserId;
import im.relation.sdk.TimelineRow;
import im.relation.sdk.TimelineRow.Loading;
import im.relation.sdk.internal.rpc.Problems;
import im.relation.sdk.internal.store.ConversationRow;
import im.relation.sdk.internal.store.ConversationSql;
import im.relation.sdk.internal.store.EntrySql;
import im.relation.sdk.internal.store.QueueSql;
import im.relation.sdk.internal.store.QueueSql.Queued;
import im.relation.sdk.internal.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;

/// Reads what a window shows.
public final class TimelineReader {

  private final UserId me;

  public TimelineReader(UserId me) {
    this.me = me;
  }

  /// Entries and holes of a window, ascending.
  ///
  /// @param loading of the hole that begins at a sequence
  public List<TimelineRow.Logged> logged(
      Tx tx, ConversationRow row, Window window, LongFunction<Loading> loading) {
    long to = Math.min(window.to(), row.top());
    return new Rows(me, row.isDirect() ? row.cursors() : null, loading)
        .of(
            new Window(window.from(), to),
            EntrySql.between(tx, row.id(), window.from(), to),
            ConversationSql.holes(tx, row.id(), window.from(), to));
  }

  /// Sends that are no entries yet, in their order.
  public List<TimelineRow.Outgoing> outgoing(Tx tx, long conversation) {
    return QueueSql.notEntries(tx).stream()
        .filter(send -> send.submit().getConversationId() == conversation)
        .map(TimelineReader::outgoing)
        .toList();
  }

  private static TimelineRow.Outgoing outgoing(Queued send) {
    var problem = send.problem();
    return new TimelineRow.Outgoing(
        Rows.sendKey(send.id()),
        send.id(),
        send.text(),
        Instant.ofEpochMilli(send.queuedAtMillis()),
        problem == null ? null : Problems.read(problem));
  }
}
