package im.relation.runtime.bound;

import im.relation.runtime.BatchResult;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.RecordBatch;
import im.relation.runtime.Transience;
import im.relation.runtime.kafka.DeadLetters;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;

/// One function's end of its binding: a poll in, its dead letters out. Returning commits the poll's
/// offsets, throwing makes the container bring the same poll again.
final class TopicConsumer implements Consumer<Message<List<byte[]>>> {

  private static final Logger log = LoggerFactory.getLogger(TopicConsumer.class);

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
    } catch (RuntimeException e) {
      report(poll, e);
      throw e;
    } catch (Error e) {
      report(poll, e);
      // An Error would end the container for good and silently; as an exception it is retried.
      throw new IllegalStateException("a Kafka-bound function met an error", e);
    }
  }

  private void report(Message<List<byte[]>> poll, Throwable failure) {
    log.atWarn()
        .setCause(failure)
        .addKeyValue("function", function)
        .addKeyValue("records", poll.getPayload().size())
        .addKeyValue("transient", Transience.isTransient(failure))
        .log("poll failed, it is tried again");
  }
}
