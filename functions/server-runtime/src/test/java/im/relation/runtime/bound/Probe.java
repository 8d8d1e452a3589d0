package im.relation.runtime.bound;

import im.relation.runtime.BatchResult;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.RecordBatch;
import im.relation.runtime.TopicRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A Kafka-bound function that writes down what it was given and does what the test says.
final class Probe implements KafkaBound {

  private final List<List<String>> polls = new CopyOnWriteArrayList<>();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private volatile Function<RecordBatch, BatchResult> behaviour = batch -> BatchResult.DONE;

  void behave(Function<RecordBatch, BatchResult> next) {
    behaviour = next;
  }

  @Override
  public BatchResult apply(RecordBatch batch) {
    List<String> values = batch.records().stream().map(Probe::text).toList();
    polls.add(values);
    BatchResult result = behaviour.apply(batch);
    done.addAll(values);
    return result;
  }

  /// Values of each poll, those that failed too.
  List<List<String>> polls() {
    return List.copyOf(polls);
  }

  /// Values of the polls that returned.
  List<String> done() {
    return List.copyOf(done);
  }

  static String text(TopicRecord record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }
}
