package im.relation.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Tells which process listens on a port, as far as Linux lets this user see it.
final class Listeners {
  private static final Path PROC = Path.of("/proc");

  /// Columns of `/proc/net/tcp` (proc(5)): local address and port, state (0A is LISTEN), inode.
  private static final Pattern LISTENING =
      Pattern.compile(
          "\\s*\\d+: [0-9A-F]+:([0-9A-F]{4}) \\S+ 0A \\S+ \\S+ \\S+\\s+\\d+\\s+\\d+ (\\d+) .*");

  private Listeners() {}

  /// For example `mariadbd (pid 4711)`.
  static Optional<String> on(int port) {
    return Stream.of("net/tcp", "net/tcp6")
        .flatMap(table -> inode(lines(PROC.resolve(table)), port).stream())
        .findFirst()
        .flatMap(Listeners::holder);
  }

  static Optional<String> inode(List<String> table, int port) {
    return table.stream()
        .map(LISTENING::matcher)
        .filter(row -> row.matches() && Integer.parseInt(row.group(1), 16) == port)
        .map(row -> row.group(2))
        .findFirst();
  }

  private static Optional<String> holder(String inode) {
    var socket = "socket:[" + inode + "]";
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process.pid(), socket))
        .findFirst()
        .map(process -> "%s (pid %d)".formatted(program(process), process.pid()));
  }

  private static String program(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(c -> String.valueOf(Path.of(c).getFileName()))
        .orElse("a process");
  }

  private static boolean holds(long pid, String socket) {
    try (var descriptors = Files.list(PROC.resolve(pid + "/fd"))) {
      return descriptors.anyMatch(descriptor -> socket.equals(target(descriptor)));
    } catch (IOException _) {
      return false;
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException _) {
      return "";
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException _) {
      return List.of();
    }
  }
}
