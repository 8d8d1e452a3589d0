package im.relation.tools.bench;

import im.relation.tools.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The server's processes on this machine, from `/proc` (proc(5)): the one that listens on the
/// target's socket port, and its descendants (the embedded servers of a local run). Servers that
/// were started apart are not found.
final class Processes {

  /// Of `utime` and `stime`: USER_HZ is 100 on Linux whatever the kernel's own clock.
  private static final double TICKS_PER_SECOND = 100;

  private static final int UTIME = 11;
  private static final int STIME = 12;
  private static final double KIBIBYTES_PER_MEBIBYTE = 1024;
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTENS = "0A";
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final List<ProcessHandle> processes;

  private Processes(List<ProcessHandle> processes) {
    this.processes = List.copyOf(processes);
  }

  /// The target's processes; empty where it runs elsewhere, or where they may not be seen.
  static Optional<Processes> of(Target target) {
    try {
      if (!InetAddress.getByName(target.socketHost()).isLoopbackAddress()) {
        return Optional.empty();
      }
      var inodes = listening(target.socketPort());
      return ProcessHandle.allProcesses()
          .filter(process -> holds(process.pid(), inodes))
          .findFirst()
          .map(
              process ->
                  new Processes(Stream.concat(Stream.of(process), process.descendants()).toList()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Seconds of CPU, user and system, that they took since their start. One that ended meanwhile
  /// counts nothing.
  double cpuSeconds() {
    return processes.stream().mapToDouble(process -> cpuSeconds(process.pid())).sum();
  }

  /// Seconds of CPU that this process took.
  static double ownCpuSeconds() {
    return cpuSeconds(ProcessHandle.current().pid());
  }

  /// Resident memory in MiB; pages that they share count for each.
  double memoryMib() {
    return processes.stream().mapToDouble(process -> residentKib(process.pid())).sum()
        / KIBIBYTES_PER_MEBIBYTE;
  }

  /// The arguments of all of them.
  List<String> arguments() {
    var arguments = new ArrayList<String>();
    for (var process : processes) {
      text(process.pid(), "cmdline").ifPresent(it -> arguments.addAll(List.of(it.split("\0", -1))));
    }
    return arguments;
  }

  int count() {
    return processes.size();
  }

  /// The one that listens: it holds the connections.
  long node() {
    return processes.getFirst().pid();
  }

  /// Resident memory of that one in KiB.
  double nodeResidentKib() {
    return residentKib(node());
  }

  /// Descriptors that it has open.
  long nodeDescriptors() {
    try (var open = Files.list(Path.of("/proc", Long.toString(node()), "fd"))) {
      return open.count();
    } catch (IOException e) {
      throw new BenchException("The server's descriptors are not to be seen: " + e.getMessage());
    }
  }

  /// How many processes want a core, over the last minute: what else this machine does.
  static String loadAverage() {
    try {
      return SPACES.split(Files.readString(Path.of("/proc/loadavg")), -1)[0];
    } catch (IOException e) {
      return "unknown";
    }
  }

  /// From the text of `/proc/PID/stat`; the name in brackets may hold anything.
  static double cpuSeconds(String stat) {
    var fields = SPACES.split(stat.substring(stat.lastIndexOf(')') + 1).strip(), -1);
    return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) / TICKS_PER_SECOND;
  }

  private static double cpuSeconds(long pid) {
    return text(pid, "stat").map(Processes::cpuSeconds).orElse(0.0);
  }

  private static double residentKib(long pid) {
    return text(pid, "status").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(SPACES.split(line, -1)[1]))
        .sum();
  }

  private static Optional<String> text(long pid, String file) {
    try {
      return Optional.of(
          Files.readString(
              Path.of("/proc", Long.toString(pid), file), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static List<String> listening(int port) throws IOException {
    var ending = ":%04X".formatted(port).toUpperCase(Locale.ROOT);
    var inodes = new ArrayList<String>();
    for (var table : List.of("tcp", "tcp6")) {
      var path = Path.of("/proc/net", table);
      if (Files.exists(path)) {
        for (var line : Files.readAllLines(path)) {
          var fields = SPACES.split(line.strip(), -1);
          if (fields.length > INODE
              && fields[LOCAL_ADDRESS].endsWith(ending)
              && fields[STATE].equals(LISTENS)) {
            inodes.add("socket:[" + fields[INODE] + "]");
          }
        }
      }
    }
    return inodes;
  }

  private static boolean holds(long pid, List<String> inodes) {
    try (var open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return open.anyMatch(link -> inodes.contains(linked(link)));
    } catch (IOException e) {
      return false; // another user's, or gone
    }
  }

  private static String linked(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
