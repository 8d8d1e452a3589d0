package im.relation.local;

import im.relation.backplane.LocalKeys;
import im.relation.embedded.DataFolder;
import im.relation.embedded.EmbeddedServers;
import im.relation.embedded.EmbeddedServersSettings;
import im.relation.embedded.KafkaSettings;
import im.relation.embedded.MariaDbSettings;
import im.relation.embedded.RedisSettings;
import im.relation.embedded.ServerKind;
import im.relation.embedded.ServerPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.core.env.Environment;

/// The data folder and the embedded servers of a local run. Closing stops the servers and frees the
/// folder; it may be called twice.
final class LocalMachine implements AutoCloseable {

  private static final String SCHEMA = "im";
  private static final String KEYS = "keys";

  /// Spring's name for our certificate and its key.
  private static final String BUNDLE = "local";

  private final DataFolder folder;
  private final LocalCa ca;
  private final EmbeddedServers servers;
  private final Map<String, Object> properties;
  private final AtomicBoolean closed = new AtomicBoolean();

  private LocalMachine(
      DataFolder folder, LocalCa ca, EmbeddedServers servers, Map<String, Object> properties) {
    this.folder = folder;
    this.ca = ca;
    this.servers = servers;
    this.properties = Map.copyOf(properties);
  }

  /// Locks the folder, makes or reads the certificates, checks the ports, starts the servers that
  /// have no address of a real one.
  ///
  /// @throws im.relation.embedded.EmbeddedServerException with one sentence; nothing is left
  ///   running
  /// @throws LocalStartException likewise
  /// @throws UncheckedIOException likewise, where a key in the folder is none
  static LocalMachine start(LocalSettings settings, Environment environment, Clock clock) {
    var folder = DataFolder.open(settings.folder());
    try {
      var ca = LocalCa.open(folder.folder("tls"), ServerNames.of(settings.host()), clock);
      requireFree("HTTP", settings.host(), settings.httpPort());
      requireFree("gRPC", settings.host(), settings.grpcPort());
      requireFree("sockets", settings.host(), settings.socketPort());
      requireFree("the node's gRPC", settings.host(), settings.fleetPort());
      requireKeys(folder.folder(KEYS));
      var wanted = EnumSet.noneOf(ServerKind.class);
      for (var kind : ServerKind.values()) {
        if (!environment.containsProperty(kind.variable())) {
          wanted.add(kind);
        }
      }
      var servers =
          EmbeddedServers.start(
              folder,
              new EmbeddedServersSettings(
                  wanted,
                  settings.binaries() == null ? folder.folder("binaries") : settings.binaries(),
                  ServerPorts.FREE,
                  MariaDbSettings.DEFAULTS,
                  RedisSettings.DEFAULTS,
                  KafkaSettings.DEFAULTS));
      var properties = new HashMap<String, Object>();
      properties.putAll(edges(settings, ca));
      properties.putAll(stores(folder, servers, wanted));
      return new LocalMachine(folder, ca, servers, properties);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /// What Spring is told unless the operator says otherwise.
  Map<String, Object> properties() {
    return properties;
  }

  /// Whom clients trust, and what the node shows them.
  LocalCa ca() {
    return ca;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      servers.close();
      folder.close();
    }
  }

  /// Where requests are answered: plain on loopback, with TLS alone on any other address.
  private static Map<String, Object> edges(LocalSettings settings, LocalCa ca) {
    var properties = new HashMap<String, Object>();
    if (ServerNames.isLoopback(settings.host())) {
      // Whoever is here is at home: a demo, a bench and a test suite share one address, and may
      // be in a hurry.
      properties.put("im.limits.per-address", "1000000");
      properties.put("im.limits.per-person", "100000");
    }
    properties.put("im.rpc.open-to", "anonymous,person,service");
    properties.put("server.address", settings.host());
    properties.put("server.port", settings.httpPort());
    properties.put("spring.grpc.server.address", settings.host() + ":" + settings.grpcPort());
    properties.put("spring.grpc.server.port", settings.grpcPort());
    if (!ServerNames.isLoopback(settings.host())) {
      var keyStore = "spring.ssl.bundle.pem." + BUNDLE + ".keystore.";
      properties.put(keyStore + "certificate", uri(ca.server().certificateChain()));
      properties.put(keyStore + "private-key", uri(ca.server().privateKey()));
      properties.put("server.ssl.bundle", BUNDLE);
      properties.put("spring.grpc.server.ssl.bundle", BUNDLE);
    }
    return properties;
  }

  private static String uri(Path file) {
    return file.toUri().toString();
  }

  private static Map<String, Object> stores(
      DataFolder folder, EmbeddedServers servers, EnumSet<ServerKind> wanted) {
    var properties = new HashMap<String, Object>();
    properties.put("im.keys.folder", folder.folder(KEYS).toString());
    // Ready is who holds his partitions: until then nothing that is sent is accepted.
    properties.put(
        "management.endpoint.health.group.readiness.include", "readinessState,partitions");
    properties.put("im.account.mail.folder", folder.folder("mail").toString());
    if (wanted.contains(ServerKind.MARIADB)) {
      properties.put("spring.datasource.url", servers.mariaDb().jdbcUrl(SCHEMA));
      properties.put("spring.datasource.username", servers.mariaDb().user());
      properties.put("spring.datasource.password", servers.mariaDb().password());
    }
    if (wanted.contains(ServerKind.REDIS)) {
      properties.put("spring.data.redis.url", servers.redis().url());
    }
    if (wanted.contains(ServerKind.KAFKA)) {
      properties.put("im.kafka.bootstrap-servers", servers.kafka().bootstrapServers());
    }
    return properties;
  }

  /// Makes the keys where they are missing; found garbled only once the servers run, they would
  /// cost a start and say less.
  private static void requireKeys(Path keys) {
    try {
      var found = new LocalKeys(keys);
      var _ = found.tokenKey();
      var _ = found.fleetCredential();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static void requireFree(String what, String host, int port) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (UnknownHostException e) {
      throw new LocalStartException(host + " is no address of this machine.", e);
    } catch (IOException e) {
      throw new PortTakenException(what, host, port);
    }
  }
}
