package im.relation.tools.bench;

import static im.relation.tools.bench.BenchOptions.MAX_RATE;
import static im.relation.tools.bench.BenchOptions.MAX_SECONDS;
import static im.relation.tools.bench.BenchOptions.RATE;
import static im.relation.tools.bench.BenchOptions.SECONDS;

import im.relation.tools.Arguments;

/// What is measured.
sealed interface Mode {

  String WHICH = "Say what to measure: direct, logins, idle, reconnect or soak.";
  String MAX = "--max";
  String TLS = "--tls";
  String MINUTES = "--minutes";
  String CONNECTIONS = "--connections";
  String PEOPLE = "--people";

  /// As it is typed, and as the report calls it.
  String name();

  /// Messages from senders to receivers, at a rate or as many as go through.
  record Direct(BenchOptions load) implements Mode {
    @Override
    public String name() {
      return "direct";
    }
  }

  /// The same for long, with looks at what the server holds.
  record Soak(BenchOptions load) implements Mode {
    @Override
    public String name() {
      return "soak";
    }
  }

  /// The same while many connections break and come back.
  record Reconnect(BenchOptions load, int connections) implements Mode {
    @Override
    public String name() {
      return "reconnect";
    }
  }

  /// From connect to Welcome, again and again.
  record Logins(int seconds, int warmupSeconds, int people) implements Mode {
    @Override
    public String name() {
      return "logins";
    }
  }

  /// Connections that do nothing.
  record Idle(int connections, boolean tls) implements Mode {
    @Override
    public String name() {
      return "idle";
    }
  }

  /// Reads what was typed.
  ///
  /// @throws IllegalArgumentException with a sentence for the one who typed it
  static Mode of(String name, Arguments arguments) {
    return switch (name) {
      case "direct" -> direct(arguments);
      case "soak" -> {
        int minutes = Numbers.of(arguments, MINUTES, 1, 120);
        int rate = Numbers.of(arguments, RATE, 1_000, 1, MAX_RATE);
        yield new Soak(BenchOptions.at(rate, 60 * minutes, arguments));
      }
      case "reconnect" -> {
        int seconds = Numbers.of(arguments, SECONDS, 60, 1, MAX_SECONDS);
        int rate = Numbers.of(arguments, RATE, 500, 1, MAX_RATE);
        yield new Reconnect(
            BenchOptions.at(rate, seconds, arguments),
            Numbers.of(arguments, CONNECTIONS, 1, 19_000));
      }
      case "logins" ->
          new Logins(
              Numbers.of(arguments, SECONDS, 1, MAX_SECONDS),
              Numbers.of(arguments, BenchOptions.WARMUP, 15, 0, 600),
              Numbers.of(arguments, PEOPLE, 200, 1, 20_000));
      case "idle" ->
          new Idle(Numbers.of(arguments, CONNECTIONS, 1_500, 19_000), arguments.has(TLS));
      default -> throw new IllegalArgumentException(WHICH);
    };
  }

  private static Mode direct(Arguments arguments) {
    boolean most = arguments.has(MAX);
    if (most == arguments.values().containsKey(RATE)) {
      throw new IllegalArgumentException("direct takes --rate R or --max.");
    }
    int seconds = Numbers.of(arguments, SECONDS, 1, MAX_SECONDS);
    return new Direct(
        most
            ? BenchOptions.most(seconds, arguments)
            : BenchOptions.at(Numbers.of(arguments, RATE, 1, MAX_RATE), seconds, arguments));
  }
}
