package im.relation.lambda.records;

import im.relation.backplane.trace.Tracing;
import im.relation.runtime.TopicRecord;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A batch of a Kafka event source mapping (docs.aws.amazon.com/lambda, "Using Lambda with Apache
/// Kafka"): the records of each partition in its order, under `topic-partition`.
record KafkaEvent(@Nullable Map<String, List<Entry>> records) {

  /// @param key base64; absent without one
  /// @param value base64; absent without one
  /// @param headers one map each of a name and bytes, as numbers
  record Entry(
      String topic,
      int partition,
      long offset,
      long timestamp,
      @Nullable String key,
      @Nullable String value,
      @Nullable List<Map<String, byte[]>> headers) {

    TopicRecord record() {
      return new TopicRecord(
          topic, partition, offset, bytes(key), bytes(value), timestamp, traceparent());
    }

    private String traceparent() {
      return headers == null
          ? ""
          : headers.stream()
              .flatMap(header -> Stream.ofNullable(header.get(Tracing.TRACEPARENT)))
              .map(text -> new String(text, StandardCharsets.US_ASCII))
              .findFirst()
              .orElse("");
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
