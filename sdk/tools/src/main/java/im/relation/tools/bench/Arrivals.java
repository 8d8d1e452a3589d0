package im.relation.tools.bench;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// When messages are due, and whose they are: a Poisson process, as many independent people make
/// it. Each due time follows from the one before and never from when something was sent. Confined
/// to one thread.
final class Arrivals {

  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final RandomGenerator random;
  private final int rate;
  private final int pairs;
  private double elapsed;

  /// @param rate messages a second in all
  Arrivals(RandomGenerator random, int rate, int pairs) {
    this.random = random;
    this.rate = rate;
    this.pairs = pairs;
  }

  /// Nanoseconds from the beginning to the next message.
  long next() {
    elapsed += random.nextExponential() * NANOS / rate;
    return (long) elapsed;
  }

  /// Whose it is.
  int pair() {
    return random.nextInt(pairs);
  }
}
