package im.relation.delivery;

import com.google.protobuf.InvalidProtocolBufferException;
import im.relation.contract.record.v1.OutcomeRecord;
import im.relation.runtime.BatchResult;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.RecordBatch;
import java.util.ArrayList;

/// Topic `message-outcome` → nodes, where accept and fan-out run apart.
///
/// Idempotency: clients drop an entry that they hold by (conversation, sequence). Ordering key: the
/// conversation.
final class FanOutMessage implements KafkaBound {

  private final FanOut fanOut;

  FanOutMessage(FanOut fanOut) {
    this.fanOut = fanOut;
  }

  @Override
  public BatchResult apply(RecordBatch batch) {
    var outcomes = new ArrayList<OutcomeRecord>();
    var dead = new ArrayList<BatchResult.DeadLetter>();
    for (var record : batch.records()) {
      try {
        outcomes.add(
            OutcomeRecord.parseFrom(record.value()).toBuilder()
                .setTraceparent(record.traceparent())
                .build());
      } catch (InvalidProtocolBufferException e) {
        dead.add(new BatchResult.DeadLetter(record, "not an OutcomeRecord"));
      }
    }
    fanOut.deliver(outcomes);
    return new BatchResult(dead);
  }
}
