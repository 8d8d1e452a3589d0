package im.relation.socket;

import im.relation.contract.socket.v1.CloseCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves the connections of a node elsewhere. May be started again: then those that are left are
/// told anew, over the new time. Thread-safe.
final class Drain {

  /// Time between two portions.
  private static final Duration STEP = Duration.ofMillis(50);

  private static final Logger log = LoggerFactory.getLogger(Drain.class);

  private final ConnectionRegistry registry;
  private final Pacer pacer;
  private volatile CompletableFuture<Void> told = CompletableFuture.completedFuture(null);

  Drain(ConnectionRegistry registry, Pacer pacer) {
    this.registry = registry;
    this.pacer = pacer;
  }

  /// From now on nobody is welcomed; those who are here are told to go, evenly over the time.
  ///
  /// @return how many were here
  int start(Duration over) {
    registry.drain();
    var connections = List.copyOf(registry.all());
    log.atInfo()
        .addKeyValue("connections", connections.size())
        .addKeyValue("over", over)
        .log("node drains");
    told = pacer.each(connections, portion(connections.size(), over), STEP, Drain::tell);
    return connections.size();
  }

  /// Done when all were told.
  CompletableFuture<Void> told() {
    return told;
  }

  /// How many in one step so that the last is told when the time is over.
  static int portion(int connections, Duration over) {
    long steps = Math.max(1, over.toMillis() / STEP.toMillis());
    return (int) Math.max(1, Math.ceilDiv(connections, steps));
  }

  private static void tell(List<Connection> portion) {
    for (var connection : portion) {
      connection.execute(() -> connection.goodbye(CloseCode.CLOSE_CODE_GOING_AWAY));
    }
  }
}
