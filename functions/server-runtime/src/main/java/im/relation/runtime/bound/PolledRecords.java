package im.relation.runtime.bound;

import im.relation.runtime.TopicRecord;
import java.util.ArrayList;
import java.util.List;
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
    List<TopicRecord> records = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      records.add(
          new TopicRecord(
              (String) topics.get(i),
              (Integer) partitions.get(i),
              (Long) offsets.get(i),
              bytes(keys.get(i)),
              bytes(values.get(i)),
              (Long) timestamps.get(i)));
    }
    return records;
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
