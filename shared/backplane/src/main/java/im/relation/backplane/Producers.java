package im.relation.backplane;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Makes the Kafka producers of this system; their guarantees are written here and nowhere else:
/// acks=all, idempotent, Kafka's default partitioner.
public final class Producers {

  /// A record is there when every replica that is in step has it.
  public static final String ACKS = "all";

  private Producers() {}

  /// A producer of 8-byte keys and protobuf values. Thread-safe; the caller closes it.
  ///
  /// A record that is not acknowledged within 10 s fails: its sender is told to try again.
  ///
  /// @param lingerMillis how long a batch waits for more, 0 or 1 (ADR-0003)
  public static KafkaProducer<byte[], byte[]> create(
      String bootstrapServers, String clientId, int lingerMillis) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.CLIENT_ID_CONFIG,
            clientId,
            ProducerConfig.ACKS_CONFIG,
            ACKS,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.LINGER_MS_CONFIG,
            lingerMillis,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            5_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            10_000,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            10_000,
            ProducerConfig.BATCH_SIZE_CONFIG,
            131_072),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
