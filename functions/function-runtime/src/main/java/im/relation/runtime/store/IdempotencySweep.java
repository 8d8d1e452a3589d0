package im.relation.runtime.store;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Deletes idempotency keys that have outlived their day, in the background. Several processes may
/// do it: each deletes what it finds.
final class IdempotencySweep implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(IdempotencySweep.class);

  /// Little next to a life of 24 hours, and rare enough to cost nothing.
  private static final Duration PERIOD = Duration.ofMinutes(10);

  private final Idempotency idempotency;
  private volatile @Nullable ScheduledExecutorService timer;

  IdempotencySweep(Idempotency idempotency) {
    this.idempotency = idempotency;
  }

  @Override
  public void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("idempotency-sweep").factory());
    var _ =
        started.scheduleWithFixedDelay(
            this::sweep, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    timer = started;
  }

  @Override
  public void stop() {
    if (timer != null) {
      timer.shutdownNow();
      timer = null;
    }
  }

  @Override
  public boolean isRunning() {
    return timer != null;
  }

  private void sweep() {
    try {
      int deleted = idempotency.sweep();
      if (deleted > 0) {
        log.atInfo().addKeyValue("deleted", deleted).log("idempotency keys swept");
      }
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).log("idempotency keys not swept");
    }
  }
}
