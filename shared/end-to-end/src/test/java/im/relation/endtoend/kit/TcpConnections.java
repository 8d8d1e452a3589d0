package im.relation.endtoend.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The TCP connections that a process holds, as Linux tells them (proc_pid_fd(5), proc_net(5)).
public final class TcpConnections {

  private static final String ESTABLISHED = "01";

  private TcpConnections() {}

  /// The ports at their other ends, of those that are established, in order.
  public static List<Integer> portsOf(ServerProcess process) {
    var folder = Path.of("/proc", String.valueOf(process.pid()));
    var sockets = sockets(folder.resolve("fd"));
    return Stream.of("net/tcp", "net/tcp6")
        .flatMap(table -> lines(folder.resolve(table)))
        .map(line -> line.strip().split("\\s+"))
        .filter(fields -> fields[3].equals(ESTABLISHED) && sockets.contains(fields[9]))
        .map(fields -> Integer.parseInt(fields[2].substring(fields[2].indexOf(':') + 1), 16))
        .sorted()
        .toList();
  }

  /// Their inodes: a descriptor of one is a link to `socket:[inode]`.
  private static Set<String> sockets(Path descriptors) {
    try (var all = Files.list(descriptors)) {
      return all.map(TcpConnections::target)
          .filter(target -> target.startsWith("socket:["))
          .map(target -> target.substring("socket:[".length(), target.length() - 1))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedSince) {
      return "";
    }
  }

  private static Stream<String> lines(Path table) {
    try {
      return Files.readAllLines(table).stream().skip(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
