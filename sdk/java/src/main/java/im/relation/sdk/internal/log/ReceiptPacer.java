package im.relation.sdk.internal.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Paces receipts: the first of a conversation at once, then at most one in a time, which carries
/// the furthest cursors. Holds one small row per conversation that had a receipt within that time.
///
/// Confined to the engine's thread; times are epoch milliseconds.
public final class ReceiptPacer {

  /// A receipt to send; 0 says nothing.
  public record Cursor(long conversation, long read, long delivered) {}

  private static final class Pace {
    long sentAt;
    long read;
    long delivered;
    boolean waits;
  }

  private final long everyMillis;
  private final Map<Long, Pace> paces = new HashMap<>();

  public ReceiptPacer(long everyMillis) {
    this.everyMillis = everyMillis;
  }

  /// Cursors moved; [#due] says when they are to be sent.
  public void offer(Cursor moved) {
    Pace pace =
        paces.computeIfAbsent(
            moved.conversation(),
            ignored -> {
              Pace fresh = new Pace();
              fresh.sentAt = Long.MIN_VALUE;
              return fresh;
            });
    pace.read = Math.max(pace.read, moved.read());
    pace.delivered = Math.max(pace.delivered, moved.delivered());
    pace.waits = true;
  }

  /// What is to be sent now.
  public List<Cursor> due(long nowMillis) {
    List<Cursor> due = new ArrayList<>();
    for (Iterator<Map.Entry<Long, Pace>> all = paces.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<Long, Pace> one = all.next();
      Pace pace = one.getValue();
      if (nowMillis < next(pace)) {
        continue;
      }
      if (pace.waits) {
        due.add(new Cursor(one.getKey(), pace.read, pace.delivered));
        pace.read = 0;
        pace.delivered = 0;
        pace.waits = false;
        pace.sentAt = nowMillis;
      } else {
        all.remove();
      }
    }
    return due;
  }

  /// When [#due] is to be asked next, where anything waits.
  public OptionalLong nextAt() {
    return paces.values().stream().filter(pace -> pace.waits).mapToLong(this::next).min();
  }

  /// Forgets everything: the connection is gone and the store says what is to be sent again.
  public void clear() {
    paces.clear();
  }

  private long next(Pace pace) {
    return pace.sentAt == Long.MIN_VALUE ? Long.MIN_VALUE : pace.sentAt + everyMillis;
  }
}
