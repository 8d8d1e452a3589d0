package im.relation.delivery;

import im.relation.message.Accept;
import im.relation.message.OutcomeTopic;
import im.relation.runtime.BatchResult;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.RecordBatch;

/// Topic `message-submitted` → table `message` → topic `message-outcome` and the nodes, in one
/// process: saves the hop through the outcome topic.
///
/// Order: commit, hand the outcomes to Kafka, Deliver, await Kafka; offsets are committed after it
/// returns. Fan-out begins after the commit, and its failure never reruns accept: it is tried again
/// alone. A crash in between redelivers the poll; accept finds the rows and gives the same
/// outcomes.
///
/// Idempotency and ordering as for [Accept].
final class AcceptThenFanOut implements KafkaBound {

  private final Accept accept;
  private final OutcomeTopic topic;
  private final FanOut fanOut;

  AcceptThenFanOut(Accept accept, OutcomeTopic topic, FanOut fanOut) {
    this.accept = accept;
    this.topic = topic;
    this.fanOut = fanOut;
  }

  @Override
  public BatchResult apply(RecordBatch batch) {
    var accepted = accept.accept(batch);
    var sending = topic.send(accepted.outcomes());
    fanOut.deliverPatiently(accepted.outcomes());
    sending.await();
    return accepted.result();
  }
}
