package im.relation.desktop.base;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/// Runs code on the thread of the windows, in order: all that waits in one event of the toolkit, so
/// that two hundred messages a second are not two hundred events.
public final class WindowQueue implements Executor {

  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  @Override
  public void execute(Runnable task) {
    waiting.add(task);
    if (scheduled.compareAndSet(false, true)) {
      Platform.runLater(this::drain);
    }
  }

  private void drain() {
    scheduled.set(false);
    for (var task = waiting.poll(); task != null; task = waiting.poll()) {
      try {
        task.run();
      } catch (RuntimeException failed) {
        Thread.currentThread()
            .getUncaughtExceptionHandler()
            .uncaughtException(Thread.currentThread(), failed);
      }
    }
  }
}
