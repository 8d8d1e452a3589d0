package im.relation.tools.bench;

import im.relation.tools.Arguments;
import im.relation.tools.LocalServer;
import im.relation.tools.ServerStartException;
import im.relation.tools.Target;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `scripts/bench`: exit 0 when all was right, 1 when messages were lost, doubled or disordered or
/// the run broke, 2 for options that are none.
public final class Bench {

  private static final String HELP =
      """
      Measures a running system. The load is made at the times of independent people (Poisson), and
      latency counts from when a message was due, so a slow server cannot slow the measure down.
      Afterwards every log is read back and compared with what was sent; exit 1 on any loss,
      doubling or disorder.

        scripts/bench direct --rate R --seconds S

        --rate R       messages a second in all, 1 to 50,000
        --seconds S    how long it is measured, 1 to 3,600
        --pairs N      senders, and as many receivers (default 100; each account costs the server
                       about 0.1 s for its password)
        --warmup S     sent before and not counted (default 30)
        --bytes B      of a body (default 100)
        --json         one line of JSON on standard output and nothing else there

        --start        starts a local run of its own first, and stops it; what follows after --
                       are its arguments
        --url http://host:8080 --socket host:7443
                       another system than the local run on its usual ports
      """;

  private static final String JSON = "--json";
  private static final String START = "--start";
  private static final String URL = "--url";
  private static final String SOCKET = "--socket";
  private static final int WRONG_OPTIONS = 2;

  private Bench() {}

  public static int run(List<String> words) {
    if (words.contains("--help")) {
      System.out.print(HELP);
      return 0;
    }
    try {
      return run(Command.of(words));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(HELP);
      return WRONG_OPTIONS;
    } catch (BenchException | ServerStartException | IOException e) {
      System.err.println("The bench stops: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  /// What was typed.
  ///
  /// @param server arguments for a local run of its own
  record Command(Arguments arguments, BenchOptions options, Target target, List<String> server) {

    private static final Set<String> MODES = Set.of("direct");

    static Command of(List<String> words) {
      if (words.isEmpty() || !MODES.contains(words.getFirst())) {
        throw new IllegalArgumentException("Say what to measure: direct.");
      }
      int end = words.indexOf("--");
      var ours = words.subList(1, end < 0 ? words.size() : end);
      var servers = end < 0 ? List.<String>of() : words.subList(end + 1, words.size());
      var valued = new HashSet<>(BenchOptions.NAMES);
      valued.addAll(Set.of(URL, SOCKET));
      var arguments = Arguments.of(ours, valued, Set.of(JSON, START));
      boolean start = arguments.has(START);
      if (start
          && (arguments.values().containsKey(URL) || arguments.values().containsKey(SOCKET))) {
        throw new IllegalArgumentException("Either --start, or --url and --socket.");
      }
      if (!start && !servers.isEmpty()) {
        throw new IllegalArgumentException("Arguments after -- are for --start.");
      }
      return new Command(arguments, BenchOptions.of(arguments), Target.of(arguments), servers);
    }
  }

  private static int run(Command command) throws IOException, InterruptedException {
    boolean json = command.arguments().has(JSON);
    var out = json ? System.err : System.out;
    if (!command.arguments().has(START)) {
      return run(command, command.target(), out);
    }
    out.println("starting a local run ...");
    try (var server = LocalServer.start(command.server())) {
      return run(command, server.target(), out);
    }
  }

  private static int run(Command command, Target target, PrintStream out)
      throws IOException, InterruptedException {
    var found = new DirectRun(target, command.options(), out).run();
    out.println();
    found.report().table().forEach(out::println);
    out.println();
    found.remarks().forEach(out::println);
    if (found.failure() != null) {
      out.println("The run broke: " + found.failure());
    }
    if (command.arguments().has(JSON)) {
      System.out.println(found.report().json());
    }
    return found.right() ? 0 : 1;
  }
}
