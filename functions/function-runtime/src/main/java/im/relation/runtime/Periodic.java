package im.relation.runtime;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Does something again and again in the background, on a thread of its own, while the process
/// runs. What it throws is logged once until it succeeds again. Several processes do the same at
/// the same time, so the task must bear that.
public final class Periodic implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Periodic.class);

  private final String name;
  private final Duration period;
  private final Runnable task;
  private boolean failing;
  private volatile @Nullable ScheduledExecutorService timer;

  /// @param name of the task in logs and of its thread
  /// @param period from the end of one turn to the beginning of the next, and before the first
  public Periodic(String name, Duration period, Runnable task) {
    this.name = name;
    this.period = period;
    this.task = task;
  }

  @Override
  public void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(name).factory());
    var _ =
        started.scheduleWithFixedDelay(
            this::turn, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
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

  private void turn() {
    try {
      task.run();
      failing = false;
    } catch (RuntimeException e) {
      if (!failing && isRunning()) {
        log.atWarn().setCause(e).addKeyValue("task", name).log("task failed, it is tried again");
      }
      failing = true;
    }
  }
}
