package im.relation.runtime.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the relay works (`im.outbox.*`).
///
/// @param relay whether this process may relay
/// @param interval how often it looks without being poked (design §2: 50 ms)
/// @param maxRows most rows that it reads at a time, 1 to 5,000
/// @param leaseLife a holder that was not heard of for so long has lost the lease
/// @param leaseRenewal how often the holder renews it; how often the others try is a third of this
/// @param firstPause pause after a failure, doubling
/// @param maxPause longest pause while Kafka or MySQL is down
@ConfigurationProperties(prefix = "im.outbox", ignoreUnknownFields = false)
public record OutboxSettings(
    @DefaultValue("true") boolean relay,
    @DefaultValue("50ms") Duration interval,
    @DefaultValue("500") int maxRows,
    @DefaultValue("10s") Duration leaseLife,
    @DefaultValue("3s") Duration leaseRenewal,
    @DefaultValue("100ms") Duration firstPause,
    @DefaultValue("5s") Duration maxPause) {

  public OutboxSettings {
    if (maxRows < 1 || maxRows > 5_000) {
      throw new IllegalArgumentException("im.outbox.max-rows is 1 to 5000");
    }
    if (!interval.isPositive() || !firstPause.isPositive() || maxPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException("im.outbox: pauses are positive and in order");
    }
    if (!leaseRenewal.isPositive() || leaseLife.compareTo(leaseRenewal.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException("im.outbox.lease-life is at least two renewals");
    }
  }

  public static OutboxSettings defaults() {
    return new OutboxSettings(
        true,
        Duration.ofMillis(50),
        500,
        Duration.ofSeconds(10),
        Duration.ofSeconds(3),
        Duration.ofMillis(100),
        Duration.ofSeconds(5));
  }

  /// How long to wait after so many failures in a row (1 or more).
  Duration pauseAfter(int failures) {
    Duration pause = firstPause.multipliedBy(1L << Math.min(failures - 1, 20));
    return pause.compareTo(maxPause) < 0 ? pause : maxPause;
  }
}
