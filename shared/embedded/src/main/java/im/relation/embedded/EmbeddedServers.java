package im.relation.embedded;

import im.relation.embedded.EmbeddedServerException.Reason;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The wanted servers on one data folder, started in parallel and stopped in the order Kafka,
/// Redis, MariaDB. When one fails to start, none is left running.
///
/// Close it before the data folder. Each server may be stopped and started again by itself.
/// Thread-safe.
public final class EmbeddedServers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedServers.class);

  /// In the order of stopping, which is the order of [ServerKind].
  private final Map<ServerKind, EmbeddedServer> servers;

  private EmbeddedServers(Map<ServerKind, EmbeddedServer> servers) {
    this.servers = servers;
  }

  /// Starts the wanted servers and returns when clients can connect to all.
  ///
  /// @throws EmbeddedServerException when one cannot be started; what had started is stopped
  public static EmbeddedServers start(DataFolder folder, EmbeddedServersSettings settings) {
    var all = new EnumMap<ServerKind, EmbeddedServer>(ServerKind.class);
    settings.wanted().forEach(kind -> all.put(kind, create(kind, folder, settings)));
    all.forEach((kind, server) -> Ports.requireFree(kind, server.port()));
    var servers = new EmbeddedServers(all);
    try {
      servers.startAll();
      return servers;
    } catch (RuntimeException e) {
      servers.close();
      throw e;
    }
  }

  private static EmbeddedServer create(
      ServerKind kind, DataFolder folder, EmbeddedServersSettings settings) {
    var ports = settings.ports();
    var binaries = settings.binaries();
    return switch (kind) {
      case MARIADB -> new EmbeddedMariaDb(folder, binaries, settings.mariaDb(), ports.mariaDb());
      case REDIS -> new EmbeddedRedis(folder, binaries, settings.redis(), ports.redis());
      case KAFKA -> new EmbeddedKafka(folder, settings.kafka(), ports.kafka());
    };
  }

  /// Platform threads: virtual ones deadlocked in class loading from a nested jar on two cores.
  private void startAll() {
    var threads = Thread.ofPlatform().name("embedded-start-", 0).factory();
    try (var starters = Executors.newThreadPerTaskExecutor(threads)) {
      var starts =
          servers.values().stream()
              .<Future<?>>map(server -> starters.submit(server::start))
              .toList();
      RuntimeException failure = null;
      for (var start : starts) {
        failure = join(failure, outcome(start));
      }
      if (failure != null) {
        throw failure;
      }
    }
  }

  private static @Nullable RuntimeException join(
      @Nullable RuntimeException first, @Nullable RuntimeException next) {
    if (first == null || next == null) {
      return first == null ? next : first;
    }
    first.addSuppressed(next);
    return first;
  }

  private static @Nullable RuntimeException outcome(Future<?> start) {
    try {
      start.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause() instanceof EmbeddedServerException known
          ? known
          : new EmbeddedServerException(
              Reason.START_FAILED, "A server cannot be started: " + e.getCause() + ".", e);
    } catch (InterruptedException e) {
      return EmbeddedServerException.interrupted("starting the servers", e);
    }
  }

  /// The embedded MariaDB.
  ///
  /// @throws IllegalStateException when it was not wanted
  public EmbeddedMariaDb mariaDb() {
    return (EmbeddedMariaDb) server(ServerKind.MARIADB);
  }

  /// The embedded Redis.
  ///
  /// @throws IllegalStateException when it was not wanted
  public EmbeddedRedis redis() {
    return (EmbeddedRedis) server(ServerKind.REDIS);
  }

  /// The embedded Kafka.
  ///
  /// @throws IllegalStateException when it was not wanted
  public EmbeddedKafka kafka() {
    return (EmbeddedKafka) server(ServerKind.KAFKA);
  }

  private EmbeddedServer server(ServerKind kind) {
    var server = servers.get(kind);
    if (server == null) {
      throw new IllegalStateException(kind.title() + " was not among the wanted servers");
    }
    return server;
  }

  /// Where the servers listen.
  public Map<ServerKind, InetSocketAddress> addresses() {
    var addresses = new EnumMap<ServerKind, InetSocketAddress>(ServerKind.class);
    servers.forEach((kind, server) -> addresses.put(kind, Ports.address(server.port())));
    return addresses;
  }

  /// Stops all; one that cannot be stopped does not keep the next from it.
  @Override
  public void close() {
    for (var server : servers.values()) {
      try {
        server.stop();
      } catch (RuntimeException e) {
        log.atError().addKeyValue("server", server.kind()).setCause(e).log("server not stopped");
      }
    }
  }
}
