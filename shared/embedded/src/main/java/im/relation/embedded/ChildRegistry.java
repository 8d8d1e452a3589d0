package im.relation.embedded;

import im.relation.embedded.EmbeddedServerException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running child processes, one file each, so that the next start can reap what a killed JVM
/// left.
final class ChildRegistry {
  private static final Logger log = LoggerFactory.getLogger(ChildRegistry.class);
  private static final String SUFFIX = ".child";

  /// A database that is asked to stop writes its dirty pages first; then it is killed.
  private static final Duration POLITE = Duration.ofSeconds(10);

  /// A killed process is gone at once, but for a disk that hangs.
  private static final Duration FORCED = Duration.ofSeconds(5);

  private final Path folder;

  ChildRegistry(Path folder) {
    this.folder = folder;
  }

  /// Remembers a child under a name that is in use once. Nothing is kept where the platform does
  /// not tell when a process started: then it could not be told from another one later.
  void remember(String name, ProcessHandle child, Path executable) {
    child
        .info()
        .startInstant()
        .map(at -> new ChildRecord(child.pid(), at, executable))
        .ifPresent(record -> OwnerOnly.write(file(name), record.format()));
  }

  void forget(String name) {
    delete(file(name));
  }

  /// Stops what an earlier owner left running, politely first.
  void reap() {
    endAll(ProcessHandle::destroy);
  }

  /// Kills at once all that still runs.
  void killAll() {
    endAll(ProcessHandle::destroyForcibly);
  }

  private void endAll(Consumer<ProcessHandle> end) {
    var left = files().stream().map(ChildRegistry::find).flatMap(Optional::stream).toList();
    left.forEach(end);
    left.forEach(ChildRegistry::awaitEnd);
    files().forEach(ChildRegistry::delete);
  }

  private static Optional<ProcessHandle> find(Path file) {
    return read(file)
        .flatMap(ChildRecord::parse)
        .flatMap(
            record ->
                ProcessHandle.of(record.pid()).filter(child -> record.describes(child.info())));
  }

  private static void awaitEnd(ProcessHandle child) {
    log.atWarn().addKeyValue("pid", child.pid()).log("stopping a child process that was left over");
    if (!endsWithin(child, POLITE)) {
      child.destroyForcibly();
      if (!endsWithin(child, FORCED)) {
        throw new EmbeddedServerException(
            Reason.STOP_FAILED,
            "The process %d was left over by an earlier run and cannot be killed; end it by hand."
                .formatted(child.pid()));
      }
    }
  }

  private static boolean endsWithin(ProcessHandle child, Duration limit) {
    try {
      child.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException _) {
      return !child.isAlive();
    } catch (InterruptedException e) {
      throw EmbeddedServerException.interrupted("stopping a left-over process", e);
    }
  }

  private Path file(String name) {
    return folder.resolve(name + SUFFIX);
  }

  private List<Path> files() {
    try (var all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(SUFFIX)).toList();
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      log.atWarn().addKeyValue("file", file).setCause(e).log("child record is not readable");
      return Optional.empty();
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static EmbeddedServerException unusable(Path path, IOException cause) {
    return new EmbeddedServerException(
        Reason.FOLDER_UNUSABLE, "%s cannot be read or written: %s.".formatted(path, cause), cause);
  }
}
