package im.relation.runtime;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes the relay of this process, if it has one, as soon as a transaction with outbox rows has
/// committed. Losing a poke costs at most the relay's interval. Thread-safe; one thread awaits.
public final class OutboxPoke {

  private final Semaphore pokes = new Semaphore(0);

  /// Never blocks; many pokes are one.
  public void poke() {
    if (pokes.availablePermits() == 0) {
      pokes.release();
    }
  }

  /// Returns when poked, or when the time is over.
  public void await(Duration atMost) throws InterruptedException {
    if (pokes.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      pokes.drainPermits();
    }
  }
}
