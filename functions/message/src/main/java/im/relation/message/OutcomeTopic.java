package im.relation.message;

import im.relation.backplane.Topics;
import im.relation.contract.record.v1.OutcomeRecord;
import im.relation.domain.ConversationId;
import im.relation.runtime.kafka.OutgoingRecord;
import im.relation.runtime.kafka.RecordSender;
import java.util.List;

/// The topic `message-outcome`, keyed by conversation. Thread-safe.
public final class OutcomeTopic {

  private final RecordSender sender;

  public OutcomeTopic(RecordSender sender) {
    this.sender = sender;
  }

  /// Hands outcomes to the producer, in order, and returns at once; wait for the answer before the
  /// source's offsets are committed.
  public RecordSender.Sending send(List<OutcomeRecord> outcomes) {
    return sender.begin(outcomes.stream().map(OutcomeTopic::record).toList());
  }

  private static OutgoingRecord record(OutcomeRecord outcome) {
    long conversation =
        outcome.hasAccepted()
            ? outcome.getAccepted().getConversationId()
            : outcome.getRefused().getConversationId();
    return new OutgoingRecord(
        Topics.MESSAGE_OUTCOME,
        new ConversationId(conversation).toKey(),
        outcome.toByteArray(),
        outcome.getTraceparent());
  }
}
