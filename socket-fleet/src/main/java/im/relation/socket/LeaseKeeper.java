package im.relation.socket;

import im.relation.contract.socket.v1.CloseCode;
import im.relation.domain.SessionId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the node's lease, and at each renewal does what the node owes to those who could not reach
/// it: takes the `missed` mark (SyncHint to all), reads the revocations since the last renewal
/// (their connections end), and where the lease was gone writes all routes again and hints each.
///
/// While Redis is away the connections stay, and renewal is tried again sooner than usual. Runs on
/// the upkeep threads, one renewal at a time.
final class LeaseKeeper {

  /// Revocations are read again from this long before the last renewal: clocks differ, and reading
  /// one twice does no harm.
  private static final Duration REVOKED_OVERLAP = Duration.ofSeconds(60);

  /// Between two tries while Redis is away: until the lease is back, nobody's answers arrive.
  private static final Duration WHILE_AWAY = Duration.ofMillis(500);

  private static final Logger log = LoggerFactory.getLogger(LeaseKeeper.class);

  private final NodeServices services;
  private final RouteStore routes;
  private final Pacer pacer;
  private final ScheduledExecutorService upkeep;
  private final String address;
  private long revokedFromMillis;
  private int failures;
  private volatile boolean mustRestore;
  private volatile boolean lastRenewed;
  private volatile boolean released;

  LeaseKeeper(
      NodeServices services,
      RouteStore routes,
      Pacer pacer,
      ScheduledExecutorService upkeep,
      String address) {
    this.services = services;
    this.routes = routes;
    this.pacer = pacer;
    this.upkeep = upkeep;
    this.address = address;
    this.revokedFromMillis = services.clock().millis() - REVOKED_OVERLAP.toMillis();
  }

  /// Takes the lease, then keeps it until the upkeep threads end.
  ///
  /// @throws SocketStartException where Redis does not take it
  void start() {
    try {
      await(routes.renewLease(address, services.settings().lease().life()));
    } catch (RedisAway e) {
      throw new SocketStartException("Redis does not take the lease of this node.", e);
    }
    lastRenewed = true;
    schedule(services.settings().lease().renewal());
  }

  /// Whether the last renewal went well: part of readiness.
  boolean holdsLease() {
    return lastRenewed;
  }

  private void schedule(Duration after) {
    var _ = upkeep.schedule(this::keep, after.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void keep() {
    if (released) {
      return;
    }
    var next = services.settings().lease().renewal();
    try {
      renew();
      if (failures > 0) {
        log.atInfo().addKeyValue("failures", failures).log("lease is renewed again");
      }
      failures = 0;
      lastRenewed = true;
    } catch (RedisAway e) {
      lastRenewed = false;
      if (failures++ == 0) {
        log.atWarn().setCause(e).log("lease could not be renewed");
      }
      next = next.compareTo(WHILE_AWAY) < 0 ? next : WHILE_AWAY;
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("upkeep failed");
    }
    if (!upkeep.isShutdown()) {
      schedule(next);
    }
  }

  /// One renewal.
  synchronized void renew() throws RedisAway {
    if (released) {
      return;
    }
    long began = services.clock().millis();
    boolean known = await(routes.renewLease(address, services.settings().lease().life()));
    boolean missed = await(routes.takeMissed());
    endRevoked(await(routes.revokedSince(revokedFromMillis)));
    revokedFromMillis = began - REVOKED_OVERLAP.toMillis();
    routes.removeLeftOvers();
    if (!known || mustRestore) {
      log.atWarn().log("lease was gone; routes are written again");
      mustRestore = false;
      paced(this::restore).exceptionally(this::restoreLater);
    } else if (missed) {
      log.atInfo().log("a delivery missed this node; all connections sync");
      var _ = paced(LeaseKeeper::hint);
    }
  }

  private CompletableFuture<Void> paced(java.util.function.Consumer<List<Connection>> task) {
    var lease = services.settings().lease();
    return pacer.each(
        List.copyOf(services.registry().all()), lease.portion(), lease.paceEvery(), task);
  }

  private Void restoreLater(Throwable failure) {
    mustRestore = true;
    log.atWarn().setCause(failure).log("routes could not be written again");
    return null;
  }

  private void endRevoked(List<SessionId> revoked) {
    int ended =
        services.registry().end(new HashSet<>(revoked), CloseCode.CLOSE_CODE_SESSION_REVOKED);
    if (ended > 0) {
      log.atInfo().addKeyValue("connections", ended).log("revoked sessions ended");
    }
  }

  private static void hint(List<Connection> portion) {
    for (var connection : portion) {
      connection.execute(connection::hint);
    }
  }

  /// Writes the routes of a portion, all in one pipeline; those that kept theirs have returned.
  private void restore(List<Connection> portion) {
    var written = portion.stream().map(this::restore).toList();
    for (var each : written) {
      try {
        await(each);
      } catch (RedisAway e) {
        throw new IllegalStateException("Redis went away while routes were written", e);
      }
    }
  }

  private CompletionStage<?> restore(Connection connection) {
    var identity = connection.identity();
    if (identity == null) {
      return CompletableFuture.completedStage(null);
    }
    return routes.restore(identity).thenAccept(newer -> restored(connection, identity, newer));
  }

  private void restored(
      Connection connection, Identity identity, Optional<im.relation.backplane.Route> newer) {
    if (newer.isPresent()) {
      connection.execute(() -> connection.goodbye(CloseCode.CLOSE_CODE_REPLACED));
    } else if (services.registry().find(identity.connection()) == null) {
      // It ended meanwhile; its removal came before the route was back.
      routes.remove(identity);
    } else {
      connection.execute(connection::returned);
    }
  }

  /// Gives the lease up for good; the routes of this node count no more.
  synchronized void release() {
    released = true;
    try {
      await(routes.releaseLease());
    } catch (RedisAway e) {
      log.atWarn().setCause(e).log("lease could not be given up; it ends by itself");
    }
  }

  private <T> T await(CompletionStage<T> answer) throws RedisAway {
    // Twice the time-out of the command itself, which ends first.
    var atMost = services.settings().backends().redisTimeout().multipliedBy(2);
    try {
      return answer.toCompletableFuture().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new RedisAway(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedisAway(e);
    }
  }

  /// Redis did not answer, or not in time.
  static final class RedisAway extends Exception {
    RedisAway(Exception cause) {
      super(cause);
    }
  }
}
