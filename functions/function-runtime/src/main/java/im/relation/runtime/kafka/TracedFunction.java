package im.relation.runtime.kafka;

import im.relation.backplane.trace.Spans;
import im.relation.backplane.trace.Tracing;
import im.relation.runtime.BatchResult;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.RecordBatch;
import im.relation.runtime.TopicRecord;
import io.opentelemetry.api.trace.SpanKind;

/// A Kafka-bound function with a consumer's span for each traced record of a poll, from when the
/// poll is taken until it is done; a poll that is tried again has them again.
public final class TracedFunction implements KafkaBound {

  private final String name;
  private final KafkaBound target;
  private final Tracing tracing;

  private TracedFunction(String name, KafkaBound target, Tracing tracing) {
    this.name = name;
    this.target = target;
    this.tracing = tracing;
  }

  /// The function itself where tracing is off.
  public static KafkaBound of(String name, KafkaBound target, Tracing tracing) {
    return tracing.isOn() ? new TracedFunction(name, target, tracing) : target;
  }

  @Override
  public BatchResult apply(RecordBatch batch) {
    try (var spans = spans(batch)) {
      try {
        return target.apply(new RecordBatch(spans.things()));
      } catch (RuntimeException | Error e) {
        spans.fail(e);
        throw e;
      }
    }
  }

  private Spans<TopicRecord> spans(RecordBatch batch) {
    return Spans.of(
        batch.records(),
        TopicRecord::traceparent,
        TopicRecord::withTraceparent,
        record ->
            tracing
                .goOn(name, SpanKind.CONSUMER, record.traceparent())
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", record.topic())
                .setAttribute("messaging.destination.partition.id", "" + record.partition())
                .setAttribute("messaging.kafka.offset", record.offset()));
  }
}
