package im.relation.tools.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The settings that numbers depend on, as far as they can be read: what a server that the bench
/// started says of itself, and the arguments of its processes, where they run here. Only arguments
/// that are named here are shown: others may hold a secret.
final class ReadSettings {

  /// How the bench connects where it is not asked for TLS.
  static final String PLAIN = "TCP without TLS";

  private static final String NOT_READABLE = "not readable from here";

  private static final List<String> DATABASE =
      List.of(
          "--innodb-flush-log-at-trx-commit=",
          "--innodb-buffer-pool-size=",
          "--innodb-log-file-size=",
          "--skip-log-bin",
          "--datadir=");

  private ReadSettings() {}

  /// Lines of a name and a value each.
  ///
  /// @param sockets how the bench connected
  static List<String> lines(String sockets, People people, Optional<Processes> processes) {
    var arguments = processes.map(Processes::arguments).orElse(List.of());
    var lines = new ArrayList<String>();
    lines.add("settings read back:");
    lines.add(line("sockets", sockets));
    lines.add(line("server says", people.settings().orElse(NOT_READABLE)));
    lines.add(line("database", chosen(arguments, DATABASE)));
    lines.add(line("server's JVM", chosen(arguments, List.of("-XX:", "-Xmx", "-Xms"))));
    lines.add(line("server's options", chosen(arguments, List.of("--im.delivery."))));
    return lines;
  }

  private static String line(String name, String value) {
    return "  %-18s%s".formatted(name, value);
  }

  /// Arguments that begin so, in their order, without the dashes of long ones.
  static String chosen(List<String> arguments, List<String> beginnings) {
    var chosen =
        arguments.stream()
            .filter(argument -> beginnings.stream().anyMatch(argument::startsWith))
            .map(argument -> argument.startsWith("--") ? argument.substring(2) : argument)
            .distinct()
            .toList();
    if (arguments.isEmpty()) {
      return NOT_READABLE;
    }
    return chosen.isEmpty() ? "none given" : String.join(", ", chosen);
  }
}
