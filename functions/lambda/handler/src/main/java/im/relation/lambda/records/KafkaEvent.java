package im.relation.lambda.records;

import im.relation.runtime.TopicRecord;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A batch of a Kafka event source mapping (docs.aws.amazon.com/lambda, "Using Lambda with Apache
/// Kafka"): the records of each partition in its order, under `topic-partition`.
record KafkaEvent(@Nullable Map<String, List<Entry>> records) {

  /// @param key base64; absent without one
  /// @param value base64; absent without one
  record Entry(
      String topic,
      int partition,
      long offset,
      long timestamp,
      @Nullable String key,
      @Nullable String value) {

    TopicRecord record() {
      return new TopicRecord(topic, partition, offset, bytes(key), bytes(value), timestamp);
    }

    private static byte[] bytes(@Nullable String base64) {
      return base64 == null ? new byte[0] : Base64.getDecoder().decode(base64);
    }
  }

  /// The records of each partition.
  List<List<TopicRecord>> partitions() {
    return records == null
        ? List.of()
        : records.values().stream()
            .map(entries -> entries.stream().map(Entry::record).toList())
            .filter(entries -> !entries.isEmpty())
            .toList();
  }
}
