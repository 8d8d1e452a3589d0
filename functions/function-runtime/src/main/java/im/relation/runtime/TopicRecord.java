package im.relation.runtime;

/// One record of a topic as bytes.
///
/// @param timestampMillis epoch milliseconds, set by the producer
public record TopicRecord(
    String topic, int partition, long offset, byte[] key, byte[] value, long timestampMillis) {}
