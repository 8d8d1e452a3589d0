package im.relation.socket;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Does something with many connections in portions, so that the node and those behind it are not
/// flooded. Thread-safe.
final class Pacer {

  private final ScheduledExecutorService upkeep;

  Pacer(ScheduledExecutorService upkeep) {
    this.upkeep = upkeep;
  }

  /// The first portion at once, on the upkeep threads.
  ///
  /// @return done after the last one; failed with what the task threw, and the rest is left out
  CompletableFuture<Void> each(
      List<Connection> connections, int portion, Duration every, Consumer<List<Connection>> task) {
    var done = new CompletableFuture<Void>();
    upkeep.execute(() -> step(connections, portion, every, task, done));
    return done;
  }

  private void step(
      List<Connection> left,
      int portion,
      Duration every,
      Consumer<List<Connection>> task,
      CompletableFuture<Void> done) {
    int now = Math.min(portion, left.size());
    try {
      task.accept(left.subList(0, now));
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
      return;
    }
    var rest = left.subList(now, left.size());
    if (rest.isEmpty()) {
      done.complete(null);
    } else {
      var _ =
          upkeep.schedule(
              () -> step(rest, portion, every, task, done),
              every.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }
}
