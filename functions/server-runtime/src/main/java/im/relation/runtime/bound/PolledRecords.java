package im.relation.runtime.bound;

import im.relation.backplane.trace.Tracing;
import im.relation.runtime.TopicRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/// Reads a poll as the binder gives it: the payload is the list of values, and each header the
/// parallel list of one property of the records.
final class PolledRecords {

  private static final byte[] NOTHING = {};

  private PolledRecords() {}

  static List<TopicRecord> of(Message<? extends List<?>> poll) {
    List<?> values = poll.getPayload();
    MessageHeaders headers = poll.getHeaders();
    List<?> keys = list(headers, KafkaHeaders.RECEIVED_KEY);
    List<?> topics = list(headers, KafkaHeaders.RECEIVED_TOPIC);
    List<?> partitions = list(headers, KafkaHeaders.RECEIVED_PARTITION);
    List<?> offsets = list(headers, KafkaHeaders.OFFSET);
    List<?> timestamps = list(headers, KafkaHeaders.RECEIVED_TIMESTAMP);
    var recordHeaders =
        headers.get(KafkaHeaders.BATCH_CONVERTED_HEADERS) instanceof List<?> list
            ? list
            : List.of();
    List<TopicRecord> records = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      records.add(
          new TopicRecord(
              (String) topics.get(i),
              (Integer) partitions.get(i),
              (Long) offsets.get(i),
              bytes(keys.get(i)),
              bytes(values.get(i)),
              (Long) timestamps.get(i),
              traceparent(recordHeaders, i)));
    }
    return records;
  }

  /// Empty where the record has none. The binder gives text where it takes it for such.
  private static String traceparent(List<?> recordHeaders, int index) {
    if (index >= recordHeaders.size() || !(recordHeaders.get(index) instanceof Map<?, ?> headers)) {
      return "";
    }
    return switch (headers.get(Tracing.TRACEPARENT)) {
      case String text -> text;
      case byte[] text -> new String(text, StandardCharsets.US_ASCII);
      case null, default -> "";
    };
  }

  private static List<?> list(MessageHeaders headers, String name) {
    if (headers.get(name) instanceof List<?> list) {
      return list;
    }
    throw new IllegalStateException("a poll without " + name + ": is the binding in batch mode?");
  }

  /// A record without a key or a value has an empty one.
  private static byte[] bytes(@Nullable Object value) {
    return value instanceof byte[] bytes ? bytes : NOTHING;
  }
}
