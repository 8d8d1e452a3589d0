package im.relation.embedded;

import java.time.Duration;

/// A topic that is to exist.
///
/// @param partitions 1 to 1 000
/// @param retention how long records are kept, at least a second
public record TopicSpec(String name, int partitions, Duration retention) {
  private static final Duration LEAST = Duration.ofSeconds(1);

  public TopicSpec {
    Range.check("partitions", partitions, 1, 1_000);
    if (retention.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException("retention is at least " + LEAST + ", not " + retention);
    }
  }
}
