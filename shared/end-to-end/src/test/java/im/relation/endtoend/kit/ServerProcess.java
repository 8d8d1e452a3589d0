package im.relation.endtoend.kit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// One program as a process of the operating system, its output in a file.
public final class ServerProcess implements AutoCloseable {

  /// A start from nothing took 15 s on two busy cores; this is for worse ones.
  public static final Duration START_LIMIT = Duration.ofSeconds(90);

  /// Draining takes 5 s at most, MariaDB's farewell as much again.
  public static final Duration STOP_LIMIT = Duration.ofSeconds(45);

  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final int LAST_LINES = 40;

  /// What an operator's shell may hold and a test must not hear of.
  private static final Pattern SETTINGS =
      Pattern.compile("(SPRING|SERVER|IM|SOCKET|MANAGEMENT)_.*");

  private static final Set<ServerProcess> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(ServerProcess::endAll, "end-processes"));
  }

  private final Process process;
  private final Path log;

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// What to run.
  ///
  /// @param folder the working directory
  /// @param log takes standard output and error, after what it holds already
  public record Launch(
      List<String> command, Map<String, String> environment, Path folder, Path log) {

    public Launch {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }
  }

  /// Starts a program; it is ended with this JVM, at the latest.
  public static ServerProcess start(Launch launch) {
    var builder =
        new ProcessBuilder(launch.command())
            .directory(launch.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
    builder.environment().keySet().removeIf(name -> SETTINGS.matcher(name).matches());
    builder.environment().putAll(launch.environment());
    try {
      var started = new ServerProcess(builder.start(), launch.log());
      RUNNING.add(started);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The command of a jar on this JVM's own JDK. The first compiler alone: a test's process lives
  /// for seconds.
  static List<String> java(Path jar, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            jar.toString()));
    command.addAll(arguments);
    return command;
  }

  public long pid() {
    return process.pid();
  }

  public boolean alive() {
    return process.isAlive();
  }

  /// All that the process has written.
  public String log() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until the log holds the pattern.
  ///
  /// @throws IllegalStateException where the process ends before, with the last lines of its log
  MatchResult awaitInLog(Pattern pattern) {
    return await(pattern.pattern())
        .atMost(START_LIMIT)
        .pollInterval(LOOK_AGAIN)
        .until(
            () -> {
              boolean alive = process.isAlive();
              var found = pattern.matcher(log()).results().findFirst();
              if (found.isEmpty() && !alive) {
                throw new IllegalStateException(
                    "it ended with status %d before it was ready:%n%s"
                        .formatted(process.exitValue(), lastLines()));
              }
              return found;
            },
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  /// Waits for the end that it was not asked for.
  ///
  /// @return the exit status
  public int awaitExit(Duration limit) {
    if (!exitsWithin(limit)) {
      throw new IllegalStateException(
          "it did not end within %d s:%n%s".formatted(limit.toSeconds(), lastLines()));
    }
    return process.exitValue();
  }

  /// SIGTERM, and waits.
  ///
  /// @return the exit status
  public int terminate() {
    process.destroy();
    return awaitExit(STOP_LIMIT);
  }

  /// SIGKILL, and waits.
  public void kill() {
    process.destroyForcibly();
    awaitExit(KILL_LIMIT);
  }

  /// SIGSTOP: it lives and answers nothing, until [#resume].
  public void pause() {
    signal("STOP");
  }

  /// SIGCONT.
  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      int status = new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).start().waitFor();
      if (status != 0) {
        throw new IllegalStateException("kill -" + name + " ended with " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Ends it if it runs: politely, so that its own children end with it, then by force.
  @Override
  public void close() {
    process.destroy();
    if (!exitsWithin(STOP_LIMIT)) {
      kill();
    }
  }

  /// The end of the log, for the text of a failure.
  String lastLines() {
    var lines = log().lines().toList();
    return String.join(
        System.lineSeparator(),
        lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  private boolean exitsWithin(Duration limit) {
    try {
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (ended) {
        RUNNING.remove(this);
      }
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void endAll() {
    var left = List.copyOf(RUNNING);
    left.forEach(each -> each.process.destroy());
    left.forEach(ServerProcess::close);
  }
}
