package im.relation.endtoend.lambda;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A Kafka event source mapping in front of a function, with a batch window, partial failures,
/// bisection and endless retries without a destination for failures, as design §6 orders it for the
/// route of a message (docs.aws.amazon.com/lambda, "Using Lambda with Apache Kafka"). Offsets are
/// committed when a batch is done, so what was not is brought again to the next mapping.
final class KafkaMapping implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration WINDOW = Duration.ofMillis(100);
  private static final long PAUSE_MILLIS = 100;
  private static final Duration JOIN_LIMIT = Duration.ofSeconds(30);

  private final LambdaFunction function;
  private final CountDownLatch ends = new CountDownLatch(1);
  private Optional<Thread> thread = Optional.empty();

  private KafkaMapping(LambdaFunction function) {
    this.function = function;
  }

  /// Begins to bring a topic's records, from where the consumer group is or from the beginning on;
  /// returns when it has partitions.
  ///
  /// @param group the function's, wherever it runs: one that is moved goes on where it was
  static KafkaMapping start(
      String bootstrapServers, String group, String topic, LambdaFunction function) {
    var mapping = new KafkaMapping(function);
    var consumer = consumer(bootstrapServers, group);
    var assigned = new CountDownLatch(1);
    consumer.subscribe(List.of(topic), new Assigned(assigned));
    mapping.thread =
        Optional.of(Thread.ofPlatform().name("mapping").start(() -> mapping.run(consumer)));
    await("partitions of " + topic).atMost(JOIN_LIMIT).until(() -> assigned.getCount() == 0);
    return mapping;
  }

  private record Assigned(CountDownLatch some) implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty()) {
        some.countDown();
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      // What was not committed comes again.
    }
  }

  /// Brings all that a topic holds, once, beside whoever works on it.
  static void once(String bootstrapServers, String topic, LambdaFunction function) {
    var mapping = new KafkaMapping(function);
    try (var consumer = consumer(bootstrapServers, "once")) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var end = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(each -> consumer.position(each) < end.getOrDefault(each, 0L))) {
        mapping.work(StreamSupport.stream(consumer.poll(WINDOW).spliterator(), false).toList());
      }
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers, String group) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "group.id",
            group,
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            false,
            "max.poll.records",
            100),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private void run(KafkaConsumer<byte[], byte[]> consumer) {
    try (consumer) {
      while (ends.getCount() > 0) {
        if (work(StreamSupport.stream(consumer.poll(WINDOW).spliterator(), false).toList())) {
          consumer.commitSync();
        }
      }
    }
  }

  /// Works until all of a batch is done; false where the mapping was ended before.
  private boolean work(List<ConsumerRecord<byte[], byte[]>> batch) {
    var left = batch;
    while (!left.isEmpty()) {
      var outcome = function.invoke(event(left)).join();
      if (outcome instanceof RuntimeApi.Outcome.Answer(var payload)) {
        left = failed(left, JSON.readTree(payload));
      } else if (left.size() > 1) {
        int half = left.size() / 2;
        return work(left.subList(0, half)) && work(left.subList(half, left.size()));
      }
      if (!left.isEmpty() && isEnded()) {
        return false;
      }
    }
    return true;
  }

  private boolean isEnded() {
    try {
      return ends.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> failed(
      List<ConsumerRecord<byte[], byte[]>> batch, JsonNode answer) {
    Set<String> places =
        answer
            .get("batchItemFailures")
            .valueStream()
            .map(failure -> failure.get("itemIdentifier"))
            .map(id -> id.get("partition").asString() + "@" + id.get("offset").asLong())
            .collect(Collectors.toSet());
    return batch.stream()
        .filter(each -> places.contains(partition(each) + "@" + each.offset()))
        .toList();
  }

  private static String partition(ConsumerRecord<byte[], byte[]> each) {
    return each.topic() + "-" + each.partition();
  }

  private static byte[] event(List<ConsumerRecord<byte[], byte[]>> batch) {
    var event = JSON.createObjectNode().put("eventSource", "aws:kafka");
    event.put("eventSourceArn", "arn:aws:kafka:eu-west-1:123456789012:cluster/im/1");
    var records = event.putObject("records");
    var seen = new ArrayList<String>();
    for (var each : batch) {
      var partition = partition(each);
      if (!seen.contains(partition)) {
        seen.add(partition);
        records.putArray(partition);
      }
      records.withArray(partition).add(entry(each));
    }
    return JSON.writeValueAsBytes(event);
  }

  private static ObjectNode entry(ConsumerRecord<byte[], byte[]> each) {
    var entry =
        JSON.createObjectNode()
            .put("topic", each.topic())
            .put("partition", each.partition())
            .put("offset", each.offset())
            .put("timestamp", each.timestamp())
            .put("timestampType", "CREATE_TIME");
    if (each.key() != null) {
      entry.put("key", Base64.getEncoder().encodeToString(each.key()));
    }
    if (each.value() != null) {
      entry.put("value", Base64.getEncoder().encodeToString(each.value()));
    }
    var headers = entry.putArray("headers");
    for (var header : each.headers()) {
      var bytes = headers.addObject().putArray(header.key());
      for (byte one : header.value()) {
        bytes.add(one);
      }
    }
    return entry;
  }

  @Override
  public void close() {
    ends.countDown();
    try {
      thread.orElseThrow().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
