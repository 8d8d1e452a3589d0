package im.relation.desktop.base;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/// Runs tasks one after another on another executor. Safe for any thread.
public final class Serial implements Executor {

  private final Executor on;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean running;

  public Serial(Executor on) {
    this.on = on;
  }

  @Override
  public void execute(Runnable task) {
    synchronized (waiting) {
      waiting.add(task);
      if (running) {
        return;
      }
      running = true;
    }
    on.execute(this::drain);
  }

  private void drain() {
    for (var task = next(); task != null; task = next()) {
      try {
        task.run();
      } catch (RuntimeException failed) {
        Thread.currentThread()
            .getUncaughtExceptionHandler()
            .uncaughtException(Thread.currentThread(), failed);
      }
    }
  }

  private @org.jspecify.annotations.Nullable Runnable next() {
    synchronized (waiting) {
      var task = waiting.poll();
      running = task != null;
      return task;
    }
  }
}
