package im.relation.runtime.kafka;

import im.relation.runtime.TransientFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Looks at pieces of topics on somebody's behalf: joins no group and commits nothing, so nobody
/// else notices. Every method fails with [TransientFailure] where Kafka does not answer within 5 s.
/// Confined to one thread; close it.
public final class TopicReader implements AutoCloseable {

  /// How long Kafka may take to answer: half of what a call has by default.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;

  /// Connects when it is first used.
  public TopicReader(KafkaSettings settings) {
    Map<String, Object> properties = settings.clientProperties();
    properties.put("enable.auto.commit", false);
    properties.put("allow.auto.create.topics", false);
    properties.put("auto.offset.reset", "earliest");
    properties.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
    properties.put("request.timeout.ms", (int) PATIENCE.toMillis());
    this.consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /// A piece of a partition.
  ///
  /// @param from its first offset
  /// @param to the offset after its last
  public record Piece(long from, long to) {

    boolean isEmpty() {
      return from >= to;
    }
  }

  /// The partitions of topics; a topic that is not there has none.
  public List<TopicPartition> partitions(Collection<String> topics) {
    return reach(
        () ->
            topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
  }

  /// All that the partitions hold now.
  public Map<TopicPartition, Piece> all(Collection<TopicPartition> partitions) {
    return reach(
        () -> {
          var beginnings = consumer.beginningOffsets(partitions);
          return consumer.endOffsets(partitions).entrySet().stream()
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey,
                      end -> new Piece(beginnings.getOrDefault(end.getKey(), 0L), end.getValue())));
        });
  }

  /// What a partition holds from a time on.
  public Piece since(TopicPartition partition, Instant time) {
    return reach(
        () -> {
          var found = consumer.offsetsForTimes(Map.of(partition, time.toEpochMilli()));
          long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
          var first = found.get(partition);
          return new Piece(first == null ? end : first.offset(), end);
        });
  }

  /// Gives the records of the pieces, each partition's in order, until all were given.
  ///
  /// @param sink false where it needs no more
  /// @return false where the time ran out first
  public boolean read(
      Map<TopicPartition, Piece> pieces,
      Duration most,
      Predicate<ConsumerRecord<byte[], byte[]>> sink) {
    var left = new HashMap<>(pieces);
    left.values().removeIf(Piece::isEmpty);
    long end = System.nanoTime() + most.toNanos();
    return reach(
        () -> {
          consumer.assign(left.keySet());
          left.forEach((partition, piece) -> consumer.seek(partition, piece.from()));
          while (!left.isEmpty() && System.nanoTime() < end) {
            for (var record : consumer.poll(POLL)) {
              var partition = new TopicPartition(record.topic(), record.partition());
              var piece = left.get(partition);
              if (piece != null && record.offset() < piece.to() && !sink.test(record)) {
                return true;
              }
            }
            left.entrySet().removeIf(at -> consumer.position(at.getKey()) >= at.getValue().to());
            consumer.assign(left.keySet());
          }
          return left.isEmpty();
        });
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }

  private static <T> T reach(Supplier<T> work) {
    try {
      return work.get();
    } catch (KafkaException e) {
      throw new TransientFailure("Kafka does not answer", e);
    }
  }
}
