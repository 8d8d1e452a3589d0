package im.relation.tools.bench;

import im.relation.sdk.internal.rpc.Connect;
import im.relation.tools.LocalServer;
import im.relation.tools.ServerStartException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// `scripts/bench`: exit 0 when all was right, 1 when messages were lost, doubled or disordered or
/// the run broke, 2 for options that are none.
public final class Bench {

  private static final String HELP =
      """
      Measures a running system. Messages are made at the times of independent people (Poisson), and
      latency counts from when a message was due, so a slow server cannot slow the measure down.
      Afterwards every log is read back and compared with what was sent; exit 1 on any loss,
      doubling or disorder.

        scripts/bench direct --rate R --seconds S    R messages a second, 1 to 50,000, in all
        scripts/bench direct --max --seconds S       as many as go through
        scripts/bench logins --seconds S             from connect to Welcome, by token
        scripts/bench idle --connections N [--tls]   memory of connections that do nothing
        scripts/bench reconnect --connections N      N drop at once and come back, while messages flow
        scripts/bench soak --minutes M               does the server grow?

        --start        starts a server of its own first, and stops it; what follows after -- are its
                       arguments. Its people have tokens and no accounts, so thousands take seconds
        --url http://host:8080 --socket host:7443
                       another system than the local run on its usual ports; its people sign up,
                       about 0.1 s for each

        --seconds S    how long it is measured, 1 to 3,600 (reconnect: default 60)
        --rate R       also for reconnect (default 500) and soak (default 1,000)
        --pairs N      senders, and as many receivers (default 100)
        --warmup S     before, and not counted (default 30; logins: 15)
        --bytes B      of a body (default 100)
        --window W     with --max: most messages of a sender on the way (default 50)
        --people N     who log in (default 200)

        --json         one line of JSON on standard output and nothing else there
        --against F    compares with a line of JSON that was saved, ratio by ratio
        --plot F       writes deliveries and latency second by second as an SVG
      """;

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
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

  private static int run(Command command) throws IOException, InterruptedException {
    // Before the run: a file that cannot be read costs a second and not an hour.
    var saved = command.output().against().map(Saved::read);
    var out = command.output().json() ? System.err : System.out;
    var found = measure(command, out);
    out.println();
    found.report().table().forEach(out::println);
    out.println();
    found.remarks().forEach(out::println);
    if (saved.isPresent()) {
      out.println("against " + command.output().against().get() + ": then, now, ratio");
      saved.get().compare(found.report().toJson()).forEach(out::println);
    }
    if (command.output().plot().isPresent()) {
      Files.writeString(
          command.output().plot().get(), Plot.svg(command.mode().name(), found.series()));
    }
    if (found.failure() != null) {
      out.println("The run broke: " + found.failure());
    }
    if (command.output().json()) {
      System.out.println(found.report().json());
    }
    return found.right() ? 0 : 1;
  }

  private static Found measure(Command command, PrintStream out)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      if (command.target().isPresent()) {
        var target = command.target().get();
        var functions = new Connect(() -> http, target.functions(), TIMEOUT);
        return measure(
            command.mode(),
            new Site(target, functions, new SignedUpPeople(functions), Optional.empty(), out));
      }
      out.println("starting a server ...");
      var key = UUID.randomUUID().toString();
      var arguments = new ArrayList<>(command.server());
      arguments.add("--spring.main.sources=im.relation.bench.BenchProcess");
      arguments.add("--im.bench.key=" + key);
      try (var server = LocalServer.start(LocalServer.Kind.BENCH, arguments)) {
        var target = server.target();
        return measure(
            command.mode(),
            new Site(
                target,
                new Connect(() -> http, target.functions(), TIMEOUT),
                new TokenPeople(http, target.functions(), key),
                Optional.of(server.ca()),
                out));
      }
    }
  }

  private static Found measure(Mode mode, Site site) throws IOException, InterruptedException {
    return switch (mode) {
      case Mode.Direct(var load) -> new DirectRun(mode.name(), site, load, Beside.NOTHING).run();
      case Mode.Soak(var load) ->
          new DirectRun(mode.name(), site, load, new Soak(site.target(), load.seconds())).run();
      case Mode.Reconnect(var load, var connections) ->
          new DirectRun(mode.name(), site, load, new Stampede(site, connections)).run();
      case Mode.Logins logins -> new LoginsRun(site, logins).run();
      case Mode.Idle idle -> new IdleRun(site, idle).run();
    };
  }
}
