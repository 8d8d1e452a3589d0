package im.relation.backplane;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/// Where the time of a message goes on its way. Each process times the stages that it has, as
/// `im.stage` with the tag `stage`, and whoever delivers also the whole as `im.delivery`.
///
/// What begins in one process and ends in another is the difference of two machines' clocks.
public enum Stage {
  /// From the frame at the node to Kafka's acknowledgement.
  SUBMIT,
  /// From the node's record to the process that accepts it.
  KAFKA,
  /// A poll's way into the database, committed.
  ACCEPT,
  /// A poll's way to the nodes: looking routes up, calling each node, hearing from all.
  FAN_OUT,
  /// One call of a node: from its arrival until every frame is on its socket.
  DELIVER;

  /// From a busy node's best to where people call it broken; few, since each is a series.
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(10)
  };

  /// The stage's timer of a process.
  public Timer timer(MeterRegistry meters) {
    return Timer.builder("im.stage")
        .description("Time of a message in each stage of its way.")
        .tag("stage", label())
        .serviceLevelObjectives(BUCKETS)
        .register(meters);
  }

  /// The timer of the whole way: from the node's record until every connection of its members that
  /// was open has been written to.
  public static Timer delivery(MeterRegistry meters) {
    return Timer.builder("im.delivery")
        .description("From a submission's record until its members' connections are written to.")
        .serviceLevelObjectives(BUCKETS)
        .register(meters);
  }

  /// The stage's name in metrics and in traces.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
