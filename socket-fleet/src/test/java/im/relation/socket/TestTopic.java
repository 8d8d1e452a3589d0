package im.relation.socket;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads a topic from its beginning.
final class TestTopic<T extends Message> implements AutoCloseable {

  /// A record with its key.
  record Read<T>(byte[] key, T value) {}

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Parser<T> parser;
  private final List<Read<T>> seen = new ArrayList<>();

  TestTopic(TestServers.Running servers, String topic, Parser<T> parser) {
    this.parser = parser;
    this.consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", servers.kafka()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /// All records so far that match, as soon as there are so many.
  List<Read<T>> await(int count, Predicate<T> matching) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var found = seen.stream().filter(read -> matching.test(read.value())).toList();
      if (found.size() >= count || System.nanoTime() > deadline) {
        return found;
      }
      for (var record : consumer.poll(Duration.ofMillis(100))) {
        seen.add(parse(record));
      }
    }
  }

  T awaitOne(Predicate<T> matching) {
    var found = await(1, matching);
    if (found.isEmpty()) {
      throw new AssertionError("no such record within " + PATIENCE);
    }
    return found.getFirst().value();
  }

  private Read<T> parse(ConsumerRecord<byte[], byte[]> record) {
    try {
      return new Read<>(record.key(), parser.parseFrom(record.value()));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a record that is none", e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
