package im.relation.tools.bench;

import im.relation.tools.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What to measure.
///
/// @param rate messages a second in all, 1 to 50,000
/// @param seconds how long it is measured, 1 to 3,600
/// @param pairs senders, and as many receivers, 1 to 2,000
/// @param warmupSeconds sent before and not counted, 0 to 600
/// @param bytes of a body, 64 to 65,000
record BenchOptions(int rate, int seconds, int pairs, int warmupSeconds, int bytes) {

  static final String RATE = "--rate";
  static final String SECONDS = "--seconds";
  static final String PAIRS = "--pairs";
  static final String WARMUP = "--warmup";
  static final String BYTES = "--bytes";
  static final Set<String> NAMES = Set.of(RATE, SECONDS, PAIRS, WARMUP, BYTES);

  private static final String DEFAULT_PAIRS = "100";

  /// After 30 s the optimising compiler has done most of its work on the route (measured: the
  /// median falls by a factor of 4 in 60 s).
  private static final String DEFAULT_WARMUP = "30";

  private static final String DEFAULT_BYTES = "100";

  BenchOptions {
    within(RATE, rate, 1, 50_000);
    within(SECONDS, seconds, 1, 3_600);
    within(PAIRS, pairs, 1, 2_000);
    within(WARMUP, warmupSeconds, 0, 600);
    within(BYTES, bytes, Bodies.MIN_BYTES, Bodies.MAX_BYTES);
  }

  /// @throws IllegalArgumentException with a sentence for the one who typed them
  static BenchOptions of(Arguments arguments) {
    var missing = new ArrayList<String>();
    for (var name : List.of(RATE, SECONDS)) {
      if (!arguments.values().containsKey(name)) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(String.join(" and ", missing) + ": say how much.");
    }
    return new BenchOptions(
        number(arguments, RATE, ""),
        number(arguments, SECONDS, ""),
        number(arguments, PAIRS, DEFAULT_PAIRS),
        number(arguments, WARMUP, DEFAULT_WARMUP),
        number(arguments, BYTES, DEFAULT_BYTES));
  }

  private static int number(Arguments arguments, String name, String otherwise) {
    var text = arguments.value(name, otherwise);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " takes a whole number, not " + text + ".", e);
    }
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is %d to %d, not %d.".formatted(name, least, most, value));
    }
  }
}
