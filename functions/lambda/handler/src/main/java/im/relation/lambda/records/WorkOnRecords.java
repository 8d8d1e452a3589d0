package im.relation.lambda.records;

import im.relation.backplane.trace.Tracing;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.RecordBatch;
import im.relation.runtime.TopicRecord;
import im.relation.runtime.Transience;
import im.relation.runtime.kafka.DeadLetters;
import im.relation.runtime.kafka.TracedFunction;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A batch in, the records that are to come again out, both as JSON. Thread-safe.
///
/// The function has the whole batch at once, as a long-running process gives it a poll. Where that
/// fails, each partition is tried by itself, so that only the one that fails comes again: functions
/// survive redelivery. Not where a store is away, which fails them all: waiting for it once for
/// each would outlast the function's time. Spans are with the collector before it returns, since
/// Lambda may freeze it then. Throws only where the event is no batch of a mapping.
public final class WorkOnRecords implements Function<InputStream, byte[]> {

  /// The bean's name.
  public static final String NAME = "workOnRecords";

  private static final Logger log = LoggerFactory.getLogger(WorkOnRecords.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String name;
  private final KafkaBound target;
  private final DeadLetters deadLetters;
  private final Tracing tracing;

  WorkOnRecords(String name, KafkaBound target, DeadLetters deadLetters, Tracing tracing) {
    this.name = name;
    this.target = TracedFunction.of(name, target, tracing);
    this.tracing = tracing;
    this.deadLetters = deadLetters;
  }

  @Override
  public byte[] apply(InputStream event) {
    try {
      return JSON.writeValueAsBytes(BatchAnswer.failed(undone(partitions(event))));
    } finally {
      tracing.flush();
    }
  }

  private static List<List<TopicRecord>> partitions(InputStream event) {
    try {
      return JSON.readValue(event, KafkaEvent.class).partitions();
    } catch (JacksonException | IllegalArgumentException notAnEvent) {
      // Its message may quote the event.
      throw new IllegalArgumentException("not a batch of a Kafka event source mapping");
    }
  }

  private List<TopicRecord> undone(List<List<TopicRecord>> partitions) {
    var all = partitions.stream().flatMap(List::stream).toList();
    if (all.isEmpty()) {
      return List.of();
    }
    var failure = failureOf(all);
    if (failure.isEmpty()) {
      return List.of();
    }
    if (partitions.size() == 1 || Transience.isTransient(failure.get())) {
      return all;
    }
    return partitions.stream()
        .filter(partition -> failureOf(partition).isPresent())
        .flatMap(List::stream)
        .toList();
  }

  /// Empty when they are done.
  private Optional<Throwable> failureOf(List<TopicRecord> records) {
    try {
      deadLetters.send(name, target.apply(new RecordBatch(records)).deadLetters());
      return Optional.empty();
    } catch (RuntimeException | Error failure) {
      // An Error too: the batch comes again, as it does to a long-running process.
      log.atWarn()
          .setCause(failure)
          .addKeyValue("function", name)
          .addKeyValue("records", records.size())
          .addKeyValue("transient", Transience.isTransient(failure))
          .log("batch failed, the mapping brings it again");
      return Optional.of(failure);
    }
  }
}
