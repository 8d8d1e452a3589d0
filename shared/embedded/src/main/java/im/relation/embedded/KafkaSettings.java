package im.relation.embedded;

/// How big the embedded Kafka is.
///
/// @param segmentMebibytes size of a partition's log files, 1 to 1 024 MiB
/// @param networkThreads 1 to 64
/// @param ioThreads 1 to 64
public record KafkaSettings(int segmentMebibytes, int networkThreads, int ioThreads) {

  /// 1 and 2 threads: measured as enough on 2 cores.
  public static final KafkaSettings DEFAULTS = new KafkaSettings(64, 1, 2);

  public KafkaSettings {
    Range.check("segmentMebibytes", segmentMebibytes, 1, 1_024);
    Range.check("networkThreads", networkThreads, 1, 64);
    Range.check("ioThreads", ioThreads, 1, 64);
  }
}
