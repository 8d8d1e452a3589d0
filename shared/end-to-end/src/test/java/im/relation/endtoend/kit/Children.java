package im.relation.endtoend.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The embedded servers' processes, found by where they work and not by who started them: after a
/// SIGKILL nobody is their parent. Linux only, as MariaDB's program is.
final class Children {

  private static final Path PROCESSES = Path.of("/proc");

  private Children() {}

  /// Pids of all processes whose working directory is below a folder.
  static Set<Long> below(Path folder) {
    try (var all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      return java.util.stream.StreamSupport.stream(all.spliterator(), false)
          .filter(process -> workingDirectory(process).anyMatch(at -> at.startsWith(folder)))
          .map(process -> Long.valueOf(process.getFileName().toString()))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// None where the process has ended, is a zombie, or belongs to somebody else.
  private static Stream<Path> workingDirectory(Path process) {
    try {
      return Stream.of(Files.readSymbolicLink(process.resolve("cwd")));
    } catch (IOException gone) {
      return Stream.empty();
    }
  }
}
