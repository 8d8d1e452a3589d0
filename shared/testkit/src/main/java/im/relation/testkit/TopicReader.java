package im.relation.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/// All records of a topic from its beginning. Confined to the test's thread.
public final class TopicReader implements AutoCloseable {

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();

  public TopicReader(String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", RealServers.kafka().bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /// What has come so far with this key, in order, once there are so many.
  public List<ConsumerRecord<byte[], byte[]>> await(byte[] key, int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> poll(key).size() >= count);
    return poll(key);
  }

  /// What has come so far with this key, in order.
  public List<ConsumerRecord<byte[], byte[]>> poll(byte[] key) {
    consumer.poll(Duration.ofMillis(50)).forEach(read::add);
    return read.stream().filter(record -> Arrays.equals(record.key(), key)).toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
