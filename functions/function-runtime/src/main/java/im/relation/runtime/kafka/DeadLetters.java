package im.relation.runtime.kafka;

import im.relation.backplane.Catalog;
import im.relation.backplane.Catalog.FunctionEntry;
import im.relation.runtime.BatchResult.DeadLetter;
import im.relation.runtime.TopicRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts records that can never be processed aside: key and value as they were, in headers why and
/// from where. Counts them as `im.dead.letters` with the tags `function` and `topic`: 0 for each
/// function of the catalog from the start, so that the first is a rise. Thread-safe.
public final class DeadLetters {

  public static final String REASON = "im-reason";
  public static final String FUNCTION = "im-function";
  public static final String TOPIC = "im-topic";
  public static final String PARTITION = "im-partition";
  public static final String OFFSET = "im-offset";
  public static final String EXCEPTION = "im-exception";

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private final RecordSender sender;
  private final Catalog catalog;
  private final Map<String, Counter> counts;

  public DeadLetters(RecordSender sender, Catalog catalog, MeterRegistry meters) {
    this.sender = sender;
    this.catalog = catalog;
    this.counts =
        catalog.functions().stream()
            .filter(function -> function.topic().isPresent())
            .collect(
                Collectors.toUnmodifiableMap(
                    FunctionEntry::name, function -> counter(function, meters)));
  }

  private static Counter counter(FunctionEntry function, MeterRegistry meters) {
    return Counter.builder("im.dead.letters")
        .description("Records put aside that can never be processed.")
        .tag("function", function.name())
        .tag("topic", function.topic().orElseThrow())
        .register(meters);
  }

  /// Returns when Kafka has them. A poll that is redelivered puts them aside a second time; topic,
  /// partition and offset tell that it is the same record.
  public void send(String function, List<DeadLetter> letters) {
    if (letters.isEmpty()) {
      return;
    }
    sender.sendRecords(letters.stream().map(letter -> outgoing(function, letter)).toList());
    var count = counts.get(function);
    if (count != null) {
      count.increment(letters.size());
    }
    for (DeadLetter letter : letters) {
      log.atError()
          .addKeyValue("function", function)
          .addKeyValue("topic", letter.record().topic())
          .addKeyValue("partition", letter.record().partition())
          .addKeyValue("offset", letter.record().offset())
          .addKeyValue("reason", letter.reason())
          .addKeyValue("exception", letter.exceptionClass())
          .log("record put aside as a dead letter");
    }
  }

  private ProducerRecord<byte[], byte[]> outgoing(String function, DeadLetter letter) {
    TopicRecord record = letter.record();
    var outgoing = new ProducerRecord<>(deadLetterTopic(record), record.key(), record.value());
    Headers headers = outgoing.headers();
    put(headers, REASON, letter.reason());
    put(headers, FUNCTION, function);
    put(headers, TOPIC, record.topic());
    put(headers, PARTITION, Integer.toString(record.partition()));
    put(headers, OFFSET, Long.toString(record.offset()));
    if (!letter.exceptionClass().isEmpty()) {
      put(headers, EXCEPTION, letter.exceptionClass());
    }
    return outgoing;
  }

  private String deadLetterTopic(TopicRecord record) {
    return catalog.topics().stream()
        .filter(topic -> topic.name().equals(record.topic()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("not of the catalog: " + record.topic()))
        .deadLetterName();
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
