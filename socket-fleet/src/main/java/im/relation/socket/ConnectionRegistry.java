package im.relation.socket;

import im.relation.contract.socket.v1.CloseCode;
import im.relation.domain.ConnectionId;
import im.relation.domain.SessionId;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The connections of this node past their token check. Thread-safe.
///
/// A connection is entered before its route is written, so whoever reads the route finds it.
/// Sessions have no index of their own: ending one is rare, and a pass over all connections is
/// cheap.
final class ConnectionRegistry {

  private final ConcurrentHashMap<ConnectionId, Connection> connections = new ConcurrentHashMap<>();
  private final AtomicInteger admitted = new AtomicInteger();
  private final AtomicInteger channels = new AtomicInteger();
  private final LimitSettings limits;
  private volatile boolean draining;

  ConnectionRegistry(LimitSettings limits) {
    this.limits = limits;
  }

  /// Counts a new channel; false where there are too many even to be told so.
  boolean opened() {
    return channels.incrementAndGet() <= limits.maxConnections() + limits.maxGreeting();
  }

  void closed() {
    if (channels.decrementAndGet() == 0 && draining) {
      synchronized (this) {
        notifyAll();
      }
    }
  }

  /// Waits until no channel is left, at most that long.
  synchronized void awaitEmpty(Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    for (long left = atMost.toMillis(); channels.get() > 0 && left > 0; ) {
      wait(left);
      left = (deadline - System.nanoTime()) / 1_000_000;
    }
  }

  boolean isFull() {
    return admitted.get() >= limits.maxConnections();
  }

  /// Enters a connection; false where the node is full.
  boolean admit(Identity identity, Connection connection) {
    if (admitted.incrementAndGet() > limits.maxConnections()) {
      admitted.decrementAndGet();
      return false;
    }
    connection.identify(identity);
    connections.put(identity.connection(), connection);
    return true;
  }

  void leave(ConnectionId id) {
    if (connections.remove(id) != null) {
      admitted.decrementAndGet();
    }
  }

  @Nullable Connection find(ConnectionId id) {
    return connections.get(id);
  }

  /// Ends all connections of these sessions.
  ///
  /// @return how many there are
  int end(Set<SessionId> sessions, CloseCode code) {
    if (sessions.isEmpty()) {
      return 0;
    }
    int ended = 0;
    for (var connection : connections.values()) {
      var identity = connection.identity();
      if (identity != null && sessions.contains(identity.session())) {
        connection.execute(() -> connection.goodbye(code));
        ended++;
      }
    }
    return ended;
  }

  /// All, weakly consistent.
  Collection<Connection> all() {
    return Collections.unmodifiableCollection(connections.values());
  }

  int count() {
    return admitted.get();
  }

  /// How many there may be.
  int limit() {
    return limits.maxConnections();
  }

  int channels() {
    return channels.get();
  }

  /// From now on nobody is welcomed.
  void drain() {
    draining = true;
  }

  boolean isDraining() {
    return draining;
  }
}
