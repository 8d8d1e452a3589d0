package im.relation.runtime.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often a transaction that lost against another one is run again (`im.transaction.*`).
///
/// @param attempts 1 to 20, the first one included
/// @param firstPause mean pause before the second attempt; doubles each time, jittered by half
/// @param maxPause no pause is longer
@ConfigurationProperties(prefix = "im.transaction", ignoreUnknownFields = false)
public record TransactionSettings(
    @DefaultValue("5") int attempts,
    @DefaultValue("5ms") Duration firstPause,
    @DefaultValue("100ms") Duration maxPause) {

  public TransactionSettings {
    if (attempts < 1 || attempts > 20) {
      throw new IllegalArgumentException("im.transaction.attempts is 1 to 20");
    }
    if (firstPause.isNegative() || maxPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException("im.transaction.max-pause is at least the first pause");
    }
  }

  public static TransactionSettings defaults() {
    return new TransactionSettings(5, Duration.ofMillis(5), Duration.ofMillis(100));
  }

  /// The longest pause before the given attempt (2 or more).
  Duration pauseBefore(int attempt) {
    Duration pause = firstPause.multipliedBy(1L << Math.min(attempt - 2, 20));
    return pause.compareTo(maxPause) < 0 ? pause : maxPause;
  }
}
