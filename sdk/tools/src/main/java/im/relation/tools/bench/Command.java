package im.relation.tools.bench;

import im.relation.tools.Arguments;
import im.relation.tools.Target;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What was typed.
///
/// @param target a system that runs; empty for a local run of its own
/// @param server arguments for a local run of its own
record Command(Mode mode, Optional<Target> target, List<String> server, Output output) {

  private static final String JSON = "--json";
  private static final String START = "--start";
  private static final String URL = "--url";
  private static final String SOCKET = "--socket";
  private static final String AGAINST = "--against";
  private static final String PLOT = "--plot";

  private static final Set<String> VALUED =
      Set.of(
          URL,
          SOCKET,
          AGAINST,
          PLOT,
          BenchOptions.RATE,
          BenchOptions.WINDOW,
          BenchOptions.SECONDS,
          BenchOptions.PAIRS,
          BenchOptions.WARMUP,
          BenchOptions.BYTES,
          Mode.MINUTES,
          Mode.CONNECTIONS,
          Mode.PEOPLE);

  /// What becomes of the report.
  ///
  /// @param json alone on standard output
  /// @param against a report that was saved before
  /// @param plot an SVG file
  record Output(boolean json, Optional<Path> against, Optional<Path> plot) {}

  /// @throws IllegalArgumentException with a sentence for the one who typed it
  static Command of(List<String> words) {
    if (words.isEmpty()) {
      throw new IllegalArgumentException(Mode.WHICH);
    }
    int end = words.indexOf("--");
    var ours = words.subList(1, end < 0 ? words.size() : end);
    var servers = end < 0 ? List.<String>of() : words.subList(end + 1, words.size());
    var arguments =
        Arguments.of(ours, new HashSet<>(VALUED), Set.of(JSON, START, Mode.MAX, Mode.TLS));
    boolean start = arguments.has(START);
    if (start && (arguments.values().containsKey(URL) || arguments.values().containsKey(SOCKET))) {
      throw new IllegalArgumentException("Either --start, or --url and --socket.");
    }
    if (!start && !servers.isEmpty()) {
      throw new IllegalArgumentException("Arguments after -- are for --start.");
    }
    return new Command(
        Mode.of(words.getFirst(), arguments),
        start ? Optional.empty() : Optional.of(Target.of(arguments)),
        servers,
        new Output(arguments.has(JSON), path(arguments, AGAINST), path(arguments, PLOT)));
  }

  private static Optional<Path> path(Arguments arguments, String name) {
    return Optional.ofNullable(arguments.values().get(name)).map(Path::of);
  }
}
