package im.relation.tools.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Deliveries second by second. Confined to one thread until it has ended.
final class Series {

  private static final int DIGITS = 2;
  private static final double MICROS_PER_MILLI = 1_000;

  private final List<Second> seconds = new ArrayList<>();
  private final Histogram current = new Histogram(DIGITS);
  private long second;

  /// @param at seconds from the beginning
  /// @param delivered in that second
  record Second(long at, long delivered, double p50Millis, double p99Millis) {}

  void delivered(long sinceBeginningNanos, long latencyMicros) {
    long now = TimeUnit.NANOSECONDS.toSeconds(sinceBeginningNanos);
    if (now > second) {
      close();
      second = now;
    }
    current.recordValue(latencyMicros);
  }

  private void close() {
    if (current.getTotalCount() > 0) {
      seconds.add(
          new Second(
              second,
              current.getTotalCount(),
              current.getValueAtPercentile(50) / MICROS_PER_MILLI,
              current.getValueAtPercentile(99) / MICROS_PER_MILLI));
      current.reset();
    }
  }

  /// All whole seconds in which something was delivered.
  List<Second> seconds() {
    return List.copyOf(seconds);
  }
}
