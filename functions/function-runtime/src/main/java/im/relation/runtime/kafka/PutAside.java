package im.relation.runtime.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A dead letter without its value.
///
/// @param topic the one that it came from
/// @param partition of the topic of dead letters, as is the offset
/// @param atMillis epoch milliseconds when it was put aside
/// @param function empty where unknown, as the other texts
/// @param sourcePartition the partition that it came from; -1 where unknown, as the offset
public record PutAside(
    String topic,
    int partition,
    long offset,
    byte[] key,
    int valueBytes,
    long atMillis,
    String reason,
    String function,
    String exception,
    int sourcePartition,
    long sourceOffset) {

  private static final byte[] NOTHING = {};

  static PutAside of(String topic, ConsumerRecord<byte[], byte[]> letter) {
    return new PutAside(
        topic,
        letter.partition(),
        letter.offset(),
        letter.key() == null ? NOTHING : letter.key(),
        Math.max(0, letter.serializedValueSize()),
        letter.timestamp(),
        text(letter, DeadLetters.REASON),
        text(letter, DeadLetters.FUNCTION),
        text(letter, DeadLetters.EXCEPTION),
        (int) number(letter, DeadLetters.PARTITION),
        number(letter, DeadLetters.OFFSET));
  }

  private static String text(ConsumerRecord<byte[], byte[]> letter, String header) {
    var found = letter.headers().lastHeader(header);
    return found == null || found.value() == null
        ? ""
        : new String(found.value(), StandardCharsets.UTF_8);
  }

  private static long number(ConsumerRecord<byte[], byte[]> letter, String header) {
    try {
      return Long.parseLong(text(letter, header));
    } catch (NumberFormatException none) {
      return -1;
    }
  }
}
