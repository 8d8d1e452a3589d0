package im.relation.runtime.bound;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How polls are made (`im.bound.*`).
///
/// @param disabled names of functions whose beans are there but are not to be bound in this process
/// @param concurrency consumers per function, 1 to 64
/// @param maxPollRecords most records of a poll, 1 to 5,000
/// @param maxFetch most bytes that one answer of a broker holds; design §2 bounds a poll to 1 MiB
/// @param sessionTimeout a consumer that was killed gives up its partitions after this (stack.md:
///   the default of 45 s puts the group to sleep)
/// @param heartbeat a third of the session time-out
/// @param commitInterval offsets are committed at most so often; what is not committed is
///   redelivered after a crash
/// @param firstPause pause before a poll is tried a second time, doubling
/// @param maxPause longest pause: most of the time that goes by, after an outage, until work goes
///   on
@ConfigurationProperties(prefix = "im.bound", ignoreUnknownFields = false)
public record BoundSettings(
    @DefaultValue List<String> disabled,
    @DefaultValue("1") int concurrency,
    @DefaultValue("500") int maxPollRecords,
    @DefaultValue("1MB") DataSize maxFetch,
    @DefaultValue("6s") Duration sessionTimeout,
    @DefaultValue("2s") Duration heartbeat,
    @DefaultValue("200ms") Duration commitInterval,
    @DefaultValue("100ms") Duration firstPause,
    @DefaultValue("2s") Duration maxPause) {

  public BoundSettings {
    disabled = List.copyOf(disabled);
    if (concurrency < 1 || concurrency > 64) {
      throw new IllegalArgumentException("im.bound.concurrency is 1 to 64");
    }
    if (maxPollRecords < 1 || maxPollRecords > 5_000) {
      throw new IllegalArgumentException("im.bound.max-poll-records is 1 to 5000");
    }
    if (sessionTimeout.compareTo(heartbeat.multipliedBy(3)) < 0) {
      throw new IllegalArgumentException("im.bound.session-timeout is at least three heartbeats");
    }
    if (!firstPause.isPositive() || maxPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException("im.bound.max-pause is at least the first pause");
    }
  }
}
