package im.relation.sdk.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// What waits for the engine: tasks of its own threads (link, answers of functions), which wait for
/// room, and a nudge by callers, who never do: a listener that sends while the engine waits for
/// that listener must not lock both.
final class Mailbox {

  /// Tasks that may wait, 1,024; a frame is at most 128 KiB. A full mailbox stops the reading.
  private static final int CAPACITY = 1_024;

  private static final long OFFER_MILLIS = 100;

  private final BlockingQueue<Task> tasks = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicBoolean nudged = new AtomicBoolean();
  private volatile boolean closed;

  /// Waits for room; passes over the task where the engine is closed.
  void put(Task task) throws InterruptedException {
    boolean taken = closed;
    while (!taken) {
      taken = tasks.offer(task, OFFER_MILLIS, TimeUnit.MILLISECONDS) || closed;
    }
  }

  /// Makes the engine take a turn soon. Where the mailbox is full it is taking turns anyway.
  void nudge() {
    if (nudged.compareAndSet(false, true)) {
      boolean offered = tasks.offer(turn -> {});
      if (!offered) {
        nudged.set(false);
      }
    }
  }

  /// Waits for tasks.
  ///
  /// @return at most `limit` tasks in order; none where the time ran out
  List<Task> take(long waitMillis, int limit) throws InterruptedException {
    List<Task> taken = new ArrayList<>();
    Task first = tasks.poll(Math.max(0, waitMillis), TimeUnit.MILLISECONDS);
    if (first != null) {
      taken.add(first);
      tasks.drainTo(taken, limit - 1);
    }
    nudged.set(false);
    return taken;
  }

  void close() {
    closed = true;
    tasks.clear();
  }
}
