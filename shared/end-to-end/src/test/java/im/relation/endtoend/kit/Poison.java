package im.relation.endtoend.kit;

import im.relation.backplane.Producers;
import im.relation.backplane.Topics;
import im.relation.domain.ConversationId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Records of `message-submitted` that nobody can read, and what becomes of them.
public final class Poison implements AutoCloseable {

  private static final byte[] VALUE = "no protobuf \u0007".getBytes(StandardCharsets.UTF_8);

  private final String bootstrapServers;
  private final KafkaConsumer<byte[], byte[]> dead;
  private final List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();

  /// Looks at dead letters from now on; assigned, so that no group has to be joined.
  public Poison(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.dead =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers, "enable.auto.commit", "false"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    var partitions =
        dead.partitionsFor(Topics.MESSAGE_SUBMITTED + ".dead").stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    dead.assign(partitions);
    dead.seekToEnd(partitions);
    partitions.forEach(dead::position);
  }

  /// Writes one where a conversation's submissions go; returns when Kafka has it.
  public void putInto(ConversationId conversation) throws ExecutionException, InterruptedException {
    putInto(conversation, List.of(VALUE));
  }

  /// The same with others round it, in their order.
  public void putInto(ConversationId conversation, List<byte[]> values)
      throws ExecutionException, InterruptedException {
    try (var producer = Producers.create(bootstrapServers, "poisoner", 1)) {
      for (var value : values) {
        producer
            .send(new ProducerRecord<>(Topics.MESSAGE_SUBMITTED, conversation.toKey(), value))
            .get();
      }
    }
  }

  public byte[] value() {
    return VALUE.clone();
  }

  /// All dead letters by now.
  public List<ConsumerRecord<byte[], byte[]>> found() {
    dead.poll(Duration.ofMillis(200)).forEach(found::add);
    return List.copyOf(found);
  }

  @Override
  public void close() {
    dead.close();
  }
}
