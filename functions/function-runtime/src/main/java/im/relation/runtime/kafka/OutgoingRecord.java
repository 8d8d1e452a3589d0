package im.relation.runtime.kafka;

import im.relation.backplane.trace.Tracing;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A record to be sent; its partition follows from its key.
///
/// @param topic one of [im.relation.backplane.Topics]
/// @param key 8 bytes, big-endian
/// @param traceparent its header of that name (W3C Trace Context); empty: not traced
public record OutgoingRecord(String topic, byte[] key, byte[] value, String traceparent) {

  /// One that is not traced.
  public OutgoingRecord(String topic, byte[] key, byte[] value) {
    this(topic, key, value, "");
  }

  ProducerRecord<byte[], byte[]> toProduce() {
    var record = new ProducerRecord<>(topic, key, value);
    if (!traceparent.isEmpty()) {
      record.headers().add(Tracing.TRACEPARENT, traceparent.getBytes(StandardCharsets.US_ASCII));
    }
    return record;
  }
}
