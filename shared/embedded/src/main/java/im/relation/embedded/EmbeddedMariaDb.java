package im.relation.embedded;

import im.relation.embedded.ChildProcess.Launch;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// MariaDB 11.4 as a child process on 127.0.0.1, standing in for MySQL 8.4, durable at every
/// commit.
///
/// Warm it is ready in about 0.3 s; the first start on a folder makes the system tables (0.6 s
/// more), the first on a binaries folder unpacks 310 MiB (3 s more). Schemas default to
/// utf8mb4_bin; tables choose their own. The user is root without a password. Thread-safe.
public final class EmbeddedMariaDb implements EmbeddedServer {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedMariaDb.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(1);
  private static final Pattern SCHEMA = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  private final DataFolder folder;
  private final Binaries binaries;
  private final MariaDbSettings settings;
  private final int port;
  private @Nullable ChildProcess child;

  /// Prepares the server without starting it.
  ///
  /// @param binaries where its program is unpacked, shared by all data folders
  /// @param port 0 for a free one
  public EmbeddedMariaDb(DataFolder folder, Path binaries, MariaDbSettings settings, int port) {
    this.folder = folder;
    this.binaries = new Binaries(binaries);
    this.settings = settings;
    this.port = Ports.choose(port);
  }

  @Override
  public ServerKind kind() {
    return ServerKind.MARIADB;
  }

  @Override
  public int port() {
    return port;
  }

  /// The URL for Connector/J. The schema is created at the first connection.
  ///
  /// @param schema 1 to 64 lower-case letters, digits and underscores, a letter first
  public String jdbcUrl(String schema) {
    if (!SCHEMA.matcher(schema).matches()) {
      throw new IllegalArgumentException("not a schema name: " + schema);
    }
    return ("jdbc:mysql://%s:%d/%s?sslMode=DISABLED&createDatabaseIfNotExist=true"
            + "&allowPublicKeyRetrieval=true&connectionTimeZone=UTC"
            + "&forceConnectionTimeZoneToSession=true&rewriteBatchedStatements=true")
        .formatted(Ports.HOST, port, schema);
  }

  public String user() {
    return "root";
  }

  public String password() {
    return "";
  }

  @Override
  public synchronized void start() {
    if (running()) {
      return;
    }
    Platform.current().mariaDb();
    Ports.requireFree(kind(), port);
    long begun = System.nanoTime();
    var install = MariaDbInstall.unpack(binaries, folder.folder("mariadb"), settings);
    var output = folder.freshLog("mariadb");
    install.bootstrap(folder.children(), output);
    var started =
        ChildProcess.start(
            folder.children(), new Launch("mariadb", command(install), install.folder(), output));
    started.awaitReady(this::greets, START_LIMIT);
    child = started;
    log.atInfo()
        .addKeyValue("port", port)
        .addKeyValue("pid", started.pid())
        .addKeyValue("millis", Duration.ofNanos(System.nanoTime() - begun).toMillis())
        .log("MariaDB is up");
  }

  @Override
  public synchronized void stop() {
    if (child != null) {
      child.stop(STOP_LIMIT);
      child = null;
    }
  }

  /// Ends the server as `kill -9` does, for tests; what was committed is there after the next
  /// start.
  public synchronized void kill() {
    if (child != null) {
      child.kill();
      child = null;
    }
  }

  @Override
  public synchronized boolean running() {
    return child != null && child.alive();
  }

  private List<String> command(MariaDbInstall install) {
    var command = install.command(install.data());
    command.addAll(
        List.of(
            "--bind-address=" + Ports.HOST,
            "--port=" + port,
            // Relative to the data folder: the path of a Unix socket is at most 107 bytes long.
            "--socket=mariadb.sock",
            "--tmpdir=" + folder.folder("mariadb/tmp"),
            "--pid-file=" + install.folder().resolve("mariadb.pid"),
            "--skip-name-resolve",
            "--skip-log-bin",
            "--character-set-server=utf8mb4",
            "--collation-server=utf8mb4_bin",
            "--default-time-zone=+00:00",
            // As MySQL 8.4 has it; MariaDB's own is 16 MiB.
            "--max-allowed-packet=64M",
            "--max-connections=" + settings.maxConnections(),
            "--innodb-flush-log-at-trx-commit=1"));
    return command;
  }

  /// A server that takes connections sends its handshake first.
  private boolean greets() {
    try (var socket = new Socket()) {
      socket.connect(Ports.address(port), (int) PROBE_LIMIT.toMillis());
      socket.setSoTimeout((int) PROBE_LIMIT.toMillis());
      return socket.getInputStream().read() >= 0;
    } catch (IOException _) {
      return false;
    }
  }
}
