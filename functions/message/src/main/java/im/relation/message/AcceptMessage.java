package im.relation.message;

import im.relation.runtime.BatchResult;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.RecordBatch;

/// Topic `message-submitted` → table `message` → topic `message-outcome`, where fan-out runs apart.
///
/// Outcomes are sent once the transaction has committed; the offsets are committed after all of
/// them are acknowledged. Idempotency and ordering as for [Accept].
public final class AcceptMessage implements KafkaBound {

  private final Accept accept;
  private final OutcomeTopic topic;

  public AcceptMessage(Accept accept, OutcomeTopic topic) {
    this.accept = accept;
    this.topic = topic;
  }

  @Override
  public BatchResult apply(RecordBatch batch) {
    var accepted = accept.accept(batch);
    topic.send(accepted.outcomes()).await();
    return accepted.result();
  }
}
