package im.relation.runtime;

/// One record of a topic as bytes.
///
/// @param timestampMillis epoch milliseconds, set by the producer
/// @param traceparent W3C Trace Context of what wrote it; empty: not traced
public record TopicRecord(
    String topic,
    int partition,
    long offset,
    byte[] key,
    byte[] value,
    long timestampMillis,
    String traceparent) {

  /// One that is not traced.
  public TopicRecord(
      String topic, int partition, long offset, byte[] key, byte[] value, long timestampMillis) {
    this(topic, partition, offset, key, value, timestampMillis, "");
  }

  /// The same as the child of another span.
  public TopicRecord withTraceparent(String other) {
    return new TopicRecord(topic, partition, offset, key, value, timestampMillis, other);
  }
}
