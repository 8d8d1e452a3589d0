package im.relation.tools;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A local run of its own for `--start`: free ports, a data folder that is deleted at the end. It
/// is stopped by [#close], or when this process ends by itself or by a signal.
///
/// The data folder lies beside the server's jar and not in the folder for temporary files: that is
/// often kept in memory, where a flush costs nothing and a measurement means nothing. The embedded
/// servers' programs are unpacked once, beside it, and stay.
public final class LocalServer implements AutoCloseable {

  /// What is started: a system property names the jar; `scripts/tools` sets both.
  public enum Kind {
    /// The local run as everybody has it.
    PRODUCT("im.server.jar", false),
    /// The same at a lower priority, for who measures something else on the same processors.
    GIVING_WAY("im.server.jar", true),
    /// The same with people for a load.
    BENCH("im.bench.jar", false);

    private final String property;
    private final boolean givesWay;

    Kind(String property, boolean givesWay) {
      this.property = property;
      this.givesWay = givesWay;
    }
  }

  /// As the local run itself is started (functions/local/pom.xml).
  private static final List<String> JVM =
      List.of(
          "-XX:+UseG1GC",
          "-Xmx512m",
          "-XX:InitiatingHeapOccupancyPercent=70",
          "-XX:-G1UseAdaptiveIHOP",
          "-XX:NewSize=160m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /// A cold start unpacks the servers and sets up a database: 20 s where it is slow, and a busy
  /// machine takes some times longer.
  private static final long START_SECONDS = 180;

  private static final long STOP_SECONDS = 60;
  private static final int LAST_LINES = 15;
  private static final int MAX_DEPTH = 64;

  private final Process process;
  private final Path data;
  private final Thread atExit = new Thread(this::stop, "local-server-stop");
  private final CompletableFuture<Target> ready = new CompletableFuture<>();

  private LocalServer(Process process, Path data) {
    this.process = process;
    this.data = data;
  }

  /// Starts one and waits until it is ready.
  ///
  /// @param more arguments for the server, for example `--im.delivery.fan-out=topic`
  /// @throws ServerStartException with the last lines that it wrote; nothing is left running
  public static LocalServer start(Kind kind, List<String> more) {
    var jar = System.getProperty(kind.property);
    if (jar == null || !Files.isRegularFile(Path.of(jar))) {
      throw new ServerStartException(
          "There is no local run to start: begin with scripts/demo or scripts/bench, which build"
              + " it.",
          null);
    }
    try {
      return start(kind, Path.of(jar), more);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LocalServer start(Kind kind, Path jar, List<String> more) throws IOException {
    var folder = jar.toAbsolutePath().resolveSibling("own-run");
    var binaries = Files.createDirectories(folder.resolve("binaries"));
    var data = Files.createTempDirectory(folder, "data-");
    var command = new ArrayList<String>();
    if (kind.givesWay) {
      command.addAll(List.of("nice", "-n", "10"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(List.of("-jar", jar.toString()));
    for (var port : List.of("http", "grpc", "socket", "fleet")) {
      command.add("--im.local." + port + "-port=0");
    }
    command.add("--im.local.data=" + data);
    command.add("--im.local.binaries=" + binaries);
    command.addAll(more);
    var process =
        new ProcessBuilder(command).directory(data.toFile()).redirectErrorStream(true).start();
    var server = new LocalServer(process, data);
    Runtime.getRuntime().addShutdownHook(server.atExit);
    Thread.ofPlatform().name("local-server-output").daemon().start(server::read);
    server.awaitReady();
    return server;
  }

  public Target target() {
    return ready.join();
  }

  /// The certificate that its clients trust.
  public Path ca() {
    return data.resolve("tls").resolve("ca.pem");
  }

  /// Where it writes mails to, `*.eml`, once there is one.
  public Path mails() {
    return data.resolve("mail");
  }

  /// The server's own process; the embedded servers are its children.
  public long pid() {
    return process.pid();
  }

  private void awaitReady() {
    try {
      var _ = ready.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      close();
      throw new ServerStartException("The local run does not start. " + e.getMessage(), e);
    } catch (TimeoutException e) {
      close();
      throw new ServerStartException(
          "The local run was not ready after " + START_SECONDS + " s.", e);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new ServerStartException("The start was interrupted.", e);
    }
  }

  /// Reads on to the end, so that the server never waits for somebody to read what it says.
  private void read() {
    var banner = new ServerBanner();
    Deque<String> last = new ArrayDeque<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!ready.isDone()) {
          banner.line(line).ifPresent(ready::complete);
          last.add(line);
          if (last.size() > LAST_LINES) {
            last.remove();
          }
        }
      }
    } catch (IOException e) {
      last.add("its output ended: " + e.getMessage());
    }
    ready.completeExceptionally(new IOException("it ended:\n  " + String.join("\n  ", last)));
  }

  /// Asks it to end, waits, deletes its data.
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // this process ends, and its hook stops the server
    }
    stop();
  }

  private void stop() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("The local run did not stop and is killed.");
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    delete();
  }

  private void delete() {
    try (var files = Files.walk(data, MAX_DEPTH)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("Not deleted: " + data);
    }
  }
}
