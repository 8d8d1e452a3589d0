package im.relation.endtoend.kit;

import im.relation.sdk.Endpoints;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/// Everything in one process, from the packaged jar of functions/local.
public final class LocalRun implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("im-relation is ready\\.[\\s\\S]*?Next: ");
  private static final Pattern HTTP = Pattern.compile("functions +(http://127\\.0\\.0\\.1:\\d+)");
  private static final Pattern GRPC = Pattern.compile("gRPC +(127\\.0\\.0\\.1:\\d+)");
  private static final Pattern SOCKET = Pattern.compile("sockets +127\\.0\\.0\\.1:(\\d+)");

  private final LocalRunSettings settings;
  private final ServerProcess process;
  private final String banner;

  private LocalRun(LocalRunSettings settings, ServerProcess process, String banner) {
    this.settings = settings;
    this.process = process;
    this.banner = banner;
  }

  /// How a run ended that did not come up.
  ///
  /// @param output what it said
  public record Ended(int exitStatus, String output) {}

  /// Starts and returns when it takes work.
  ///
  /// @throws IllegalStateException where it does not come up, with the end of its log
  public static LocalRun start(LocalRunSettings settings) {
    var process = ServerProcess.start(settings.launch());
    try {
      var run = new LocalRun(settings, process, process.awaitInLog(READY).group());
      new Health(run.http()).awaitReady(process);
      return run;
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /// Starts what must not come up, and returns when it has ended by itself.
  public static Ended startInVain(LocalRunSettings settings) {
    try (var process = ServerProcess.start(settings.launch())) {
      int status = process.awaitExit(ServerProcess.START_LIMIT);
      return new Ended(status, process.log());
    }
  }

  /// Pids of the embedded servers that run on the data folder, whoever started them.
  public static Set<Long> serversOn(Path data) {
    return Children.below(data);
  }

  /// Connect, documentation, health, metrics.
  public URI http() {
    return URI.create(inBanner(HTTP));
  }

  /// `127.0.0.1:9090`.
  public String grpc() {
    return inBanner(GRPC);
  }

  /// TCP and WebSocket.
  public InetSocketAddress socket() {
    return new InetSocketAddress(
        InetAddress.getLoopbackAddress(), Integer.parseInt(inBanner(SOCKET)));
  }

  /// For the SDK.
  public Endpoints endpoints() {
    return new Endpoints(http(), "127.0.0.1", socket().getPort(), false, null);
  }

  /// For another start on the same data.
  public LocalRunSettings settings() {
    return settings;
  }

  /// Pids of this run's embedded servers.
  public Set<Long> servers() {
    return serversOn(settings.data());
  }

  public ServerProcess process() {
    return process;
  }

  /// Whether it says of itself that it takes work.
  public boolean ready() {
    return new Health(http()).ready();
  }

  /// SIGTERM; returns when all has ended.
  ///
  /// @return the exit status; 143 is an orderly end by SIGTERM
  public int stop() {
    return process.terminate();
  }

  /// SIGKILL, to this process alone: its servers live on.
  public void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }

  /// The longest that anything within a run may take before a test gives up.
  public static Duration patience() {
    return Duration.ofSeconds(20);
  }

  private String inBanner(Pattern line) {
    return line.matcher(banner)
        .results()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the banner lacks " + line + ": " + banner))
        .group(1);
  }
}
