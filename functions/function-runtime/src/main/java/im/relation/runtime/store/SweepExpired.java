package im.relation.runtime.store;

import im.relation.runtime.Event;
import im.relation.runtime.EventBound;
import im.relation.runtime.EventResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes what has outlived its time, whatever feature's it is: friend requests, sessions with
/// their tokens, codes, counts of attempts, remembered responses. Dead letters end by their topic's
/// retention.
///
/// Idempotent: deleting twice, or by several processes at once, does no harm. Tables take turns in
/// small steps, so none waits for another; a run ends after 10 s, and the next one goes on.
/// Thread-safe.
public final class SweepExpired implements EventBound {

  /// Rows of a step: short enough to hold nobody up.
  private static final int ROWS = 500;

  /// Well within the 15 s that a function that a schedule starts may take.
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(SweepExpired.class);

  private final List<Expiring> tables;
  private final Clock clock;

  SweepExpired(List<Expiring> tables, Clock clock) {
    this.tables = List.copyOf(tables);
    this.clock = clock;
  }

  @Override
  public EventResult apply(Event event) {
    return switch (event) {
      case Event.Tick ignored -> {
        sweep();
        yield new EventResult.Done();
      }
      case Event.QueueMessage ignored -> new EventResult.Malformed("not a schedule's turn");
      case Event.StoredObject ignored -> new EventResult.Malformed("not a schedule's turn");
    };
  }

  /// @throws RuntimeException of the first table that failed, once the others are swept
  void sweep() {
    Instant end = clock.instant().plus(LIMIT);
    var failure = new AtomicReference<@Nullable RuntimeException>();
    var left = new ArrayList<>(tables);
    while (!left.isEmpty() && clock.instant().isBefore(end)) {
      left.removeIf(table -> isSwept(table, failure));
    }
    var first = failure.get();
    if (first != null) {
      throw first;
    }
  }

  private static boolean isSwept(
      Expiring table, AtomicReference<@Nullable RuntimeException> failure) {
    try {
      return table.delete().applyAsInt(ROWS) < ROWS;
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).addKeyValue("table", table.table()).log("table was not swept");
      failure.compareAndSet(null, e);
      return true;
    }
  }
}
