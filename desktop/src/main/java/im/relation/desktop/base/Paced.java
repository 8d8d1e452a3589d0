package im.relation.desktop.base;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Runs a task whenever it is asked for, but not more often than there is something to see: at once
/// where it has not run lately, otherwise later and once for all who asked meanwhile. Safe for any
/// thread.
public final class Paced {

  private final Executor on;
  private final long pauseNanos;
  private final Runnable task;
  private boolean scheduled;
  private long mayRunAt = System.nanoTime();

  /// @param pause between two runs, at least
  public Paced(Executor on, Duration pause, Runnable task) {
    this.on = on;
    this.pauseNanos = pause.toNanos();
    this.task = task;
  }

  public synchronized void ask() {
    if (scheduled) {
      return;
    }
    scheduled = true;
    long wait = mayRunAt - System.nanoTime();
    var executor =
        wait <= 0 ? on : CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS, on);
    executor.execute(this::run);
  }

  private void run() {
    synchronized (this) {
      scheduled = false;
      mayRunAt = System.nanoTime() + pauseNanos;
    }
    task.run();
  }
}
