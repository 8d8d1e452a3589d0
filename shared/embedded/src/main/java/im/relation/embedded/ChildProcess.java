package im.relation.embedded;

import im.relation.embedded.EmbeddedServerException.Reason;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server as a child process in a session of its own: Ctrl-C in the terminal does not reach it.
final class ChildProcess {
  private static final Logger log = LoggerFactory.getLogger(ChildProcess.class);

  /// Between two looks at a server that is coming up; servers here need 30 to 600 ms.
  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

  /// A killed process is gone at once, but for a disk that hangs.
  private static final Duration AFTER_KILL = Duration.ofSeconds(5);

  private static final int LAST_LINES = 5;
  private static final Pattern PATH_SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

  private final String name;
  private final Process process;
  private final Path output;
  private final ChildRegistry registry;

  private ChildProcess(String name, Process process, Path output, ChildRegistry registry) {
    this.name = name;
    this.process = process;
    this.output = output;
    this.registry = registry;
  }

  /// What to run.
  ///
  /// @param name unique in the data folder
  /// @param command the executable's real path and its arguments
  /// @param input what the child reads from standard input
  /// @param output the file that takes standard output and error
  record Launch(String name, List<String> command, Path folder, File input, Path output) {
    private static final File NOTHING = new File("/dev/null");

    Launch {
      command = List.copyOf(command);
    }

    Launch(String name, List<String> command, Path folder, Path output) {
      this(name, command, folder, NOTHING, output);
    }
  }

  static ChildProcess start(ChildRegistry registry, Launch launch) {
    var command = new ArrayList<String>();
    onPath("setsid").map(Path::toString).ifPresent(command::add);
    command.addAll(launch.command());
    var builder =
        new ProcessBuilder(command)
            .directory(launch.folder().toFile())
            .redirectErrorStream(true)
            .redirectInput(Redirect.from(launch.input()))
            .redirectOutput(Redirect.appendTo(launch.output().toFile()));
    builder.environment().put("TZ", "UTC");
    Binaries.NOT_WHILE_UNPACKING.lock();
    try {
      var process = builder.start();
      var child = new ChildProcess(launch.name(), process, launch.output(), registry);
      child.remember(Path.of(launch.command().getFirst()));
      return child;
    } catch (IOException e) {
      throw new EmbeddedServerException(
          Reason.START_FAILED, launch.name() + " cannot be started: " + e.getMessage() + ".", e);
    } finally {
      Binaries.NOT_WHILE_UNPACKING.unlock();
    }
  }

  private void remember(Path executable) {
    try {
      registry.remember(name, process.toHandle(), executable);
    } catch (RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /// Waits until the probe says so; a child that ends or takes too long is cleared away and
  /// reported with the last lines that it wrote.
  void awaitReady(BooleanSupplier ready, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (!ready.getAsBoolean()) {
        if (!process.isAlive()) {
          throw failed("ended with status " + process.exitValue());
        }
        if (System.nanoTime() - deadline > 0) {
          throw failed("was not ready after " + limit.toSeconds() + " s");
        }
        Thread.sleep(LOOK_AGAIN);
      }
      if (!process.isAlive()) { // then another server answered on the port
        throw failed("ended with status " + process.exitValue());
      }
    } catch (InterruptedException e) {
      kill();
      throw EmbeddedServerException.interrupted("starting " + name, e);
    }
  }

  /// Waits for a child that is to end by itself, with status 0.
  void awaitEnd(Duration limit) {
    try {
      if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw failed("was not done after " + limit.toSeconds() + " s");
      }
      if (process.exitValue() != 0) {
        throw failed("ended with status " + process.exitValue());
      }
      registry.forget(name);
    } catch (InterruptedException e) {
      kill();
      throw EmbeddedServerException.interrupted("waiting for " + name, e);
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /// Asks the child to end, and kills it when it does not in time.
  void stop(Duration limit) {
    process.destroy();
    try {
      if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        log.atWarn().addKeyValue("server", name).log("server did not stop in time and is killed");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    kill();
  }

  /// Ends the child as `kill -9` does; returns when it is gone. One that cannot be killed stays
  /// remembered for the next start.
  void kill() {
    process.destroyForcibly();
    try {
      if (process.waitFor(AFTER_KILL.toNanos(), TimeUnit.NANOSECONDS)) {
        registry.forget(name);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private EmbeddedServerException failed(String how) {
    kill();
    return new EmbeddedServerException(
        Reason.START_FAILED,
        "%s %s; its log %s ends with: %s".formatted(name, how, output, lastLines()));
  }

  private String lastLines() {
    try {
      var lines = Files.readAllLines(output);
      return String.join(
          " | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      return "(not readable: " + e.getMessage() + ")";
    }
  }

  private static Optional<Path> onPath(String program) {
    return Stream.ofNullable(System.getenv("PATH"))
        .flatMap(PATH_SEPARATOR::splitAsStream)
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
