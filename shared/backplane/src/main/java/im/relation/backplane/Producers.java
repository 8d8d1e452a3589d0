package im.relation.backplane;

import java.util.HashMap;
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
  /// @param signIn properties by which the client says who it is, none where nobody asks
  public static KafkaProducer<byte[], byte[]> create(
      String bootstrapServers, String clientId, int lingerMillis, Map<String, String> signIn) {
    Map<String, Object> properties = new HashMap<>(guarantees());
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, lingerMillis);
    properties.putAll(signIn);
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /// As the other one, of a Kafka that asks nobody who he is.
  public static KafkaProducer<byte[], byte[]> create(
      String bootstrapServers, String clientId, int lingerMillis) {
    return create(bootstrapServers, clientId, lingerMillis, Map.of());
  }

  private static Map<String, Object> guarantees() {
    return Map.of(
        ProducerConfig.ACKS_CONFIG,
        ACKS,
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
        true,
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        5_000,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        10_000,
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        10_000,
        ProducerConfig.BATCH_SIZE_CONFIG,
        131_072);
  }
}
