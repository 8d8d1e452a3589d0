package im.relation.runtime.bound;

import im.relation.runtime.BatchResult;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.RecordBatch;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.messaging.Message;

/// One function's end of its binding: a poll in, its dead letters out. Returning commits the poll's
/// offsets, throwing makes the container bring the same poll again.
final class TopicConsumer implements Consumer<Message<List<byte[]>>> {

  private final String function;
  private final KafkaBound target;
  private final DeadLetters deadLetters;

  TopicConsumer(String function, KafkaBound target, DeadLetters deadLetters) {
    this.function = function;
    this.target = target;
    this.deadLetters = deadLetters;
  }

  @Override
  public void accept(Message<List<byte[]>> poll) {
    try {
      BatchResult result = target.apply(new RecordBatch(PolledRecords.of(poll)));
      deadLetters.send(function, result.deadLetters());
    } catch (Error e) {
      // An Error would end the container for good and silently; as an exception it is retried.
      throw new IllegalStateException("a Kafka-bound function met an error", e);
    }
  }
}
