package im.relation.embedded;

import im.relation.embedded.ChildProcess.Launch;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Redis 7.0 as a child process on 127.0.0.1, ready in about 0.1 s. It writes nothing to disk: what
/// it holds can be rebuilt. Memory is bounded and nothing is evicted. Thread-safe.
public final class EmbeddedRedis implements EmbeddedServer {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedRedis.class);
  private static final String VERSION = "7.0.15";
  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(1);
  private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);

  private final DataFolder folder;
  private final Binaries binaries;
  private final RedisSettings settings;
  private final int port;
  private @Nullable ChildProcess child;

  /// Prepares the server without starting it.
  ///
  /// @param binaries where its program is unpacked, shared by all data folders
  /// @param port 0 for a free one
  public EmbeddedRedis(DataFolder folder, Path binaries, RedisSettings settings, int port) {
    this.folder = folder;
    this.binaries = new Binaries(binaries);
    this.settings = settings;
    this.port = Ports.choose(port);
  }

  @Override
  public ServerKind kind() {
    return ServerKind.REDIS;
  }

  @Override
  public int port() {
    return port;
  }

  /// For example `redis://127.0.0.1:6379`.
  public String url() {
    return "redis://" + Ports.HOST + ":" + port;
  }

  @Override
  public synchronized void start() {
    if (running()) {
      return;
    }
    var platform = Platform.current().redis();
    Ports.requireFree(kind(), port);
    long begun = System.nanoTime();
    var resource = "redis-server-" + VERSION + "-" + platform;
    var program = binaries.unpack(resource, resource, "rwx------");
    var home = folder.folder("redis");
    var started =
        ChildProcess.start(
            folder.children(),
            new Launch("redis", command(program, home), home, folder.freshLog("redis")));
    started.awaitReady(this::answers, START_LIMIT);
    child = started;
    log.atInfo()
        .addKeyValue("port", port)
        .addKeyValue("pid", started.pid())
        .addKeyValue("millis", Duration.ofNanos(System.nanoTime() - begun).toMillis())
        .log("Redis is up");
  }

  @Override
  public synchronized void stop() {
    if (child != null) {
      child.stop(STOP_LIMIT);
      child = null;
    }
  }

  /// Ends the server as `kill -9` does, for tests.
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

  private List<String> command(Path program, Path home) {
    return List.of(
        program.toString(),
        "--bind",
        Ports.HOST,
        "--port",
        String.valueOf(port),
        "--dir",
        home.toString(),
        "--save",
        "",
        "--appendonly",
        "no",
        "--maxmemory",
        settings.maxMemoryMebibytes() + "mb",
        "--maxmemory-policy",
        "noeviction");
  }

  private boolean answers() {
    try (var socket = new Socket()) {
      socket.connect(Ports.address(port), (int) PROBE_LIMIT.toMillis());
      socket.setSoTimeout((int) PROBE_LIMIT.toMillis());
      socket.getOutputStream().write(PING);
      return socket.getInputStream().read() == '+';
    } catch (IOException _) {
      return false;
    }
  }
}
