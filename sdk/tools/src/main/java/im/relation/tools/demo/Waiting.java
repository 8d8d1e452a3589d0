package im.relation.tools.demo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what comes from elsewhere.
final class Waiting {

  /// What is pushed is there in milliseconds. The limit is under the 5 s in which a node renews its
  /// lease, so what only comes by healing does not count as live.
  static final Duration LIMIT = Duration.ofSeconds(4);

  private static final Duration PAUSE = Duration.ofMillis(5);

  private Waiting() {}

  static boolean until(BooleanSupplier holds) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return true;
  }
}
