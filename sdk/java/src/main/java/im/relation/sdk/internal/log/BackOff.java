package im.relation.sdk.internal.log;

import java.time.Duration;

/// Waits before trying again: full jitter, that is, anywhere between 0 and a width that doubles
/// with each attempt (AWS Architecture Blog, "Exponential Backoff And Jitter").
///
/// @param first the width before the first attempt
/// @param cap the largest width
public record BackOff(Duration first, Duration cap) {

  private static final int MAX_DOUBLINGS = 30;

  /// The widest wait before an attempt.
  ///
  /// @param attempt 0 for the first
  public Duration width(int attempt) {
    long millis = first.toMillis() << Math.clamp(attempt, 0, MAX_DOUBLINGS);
    return millis <= 0 || millis > cap.toMillis() ? cap : Duration.ofMillis(millis);
  }

  /// The wait.
  ///
  /// @param random 0 to 1
  public Duration delay(int attempt, double random) {
    return Duration.ofMillis((long) (width(attempt).toMillis() * random));
  }
}
