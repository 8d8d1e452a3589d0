package im.relation.message;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import im.relation.contract.message.v1.EntryKind;
import im.relation.contract.record.v1.Origin;
import im.relation.contract.record.v1.SubmittedRecord;
import im.relation.contract.socket.v1.Submit;
import im.relation.conversation.MemberKey;
import im.relation.domain.Bits128;
import im.relation.domain.ClientMessageId;
import im.relation.domain.ConversationId;
import im.relation.domain.Limits;
import im.relation.domain.UserId;
import im.relation.runtime.TopicRecord;
import java.util.Optional;

/// One parsed and bounded record of `message-submitted`.
record Submission(TopicRecord record, Origin origin, Submit submit) {

  /// The name of a send: it has one sequence for ever.
  record Name(ConversationId conversation, UserId sender, ClientMessageId id) {}

  /// What came of parsing.
  sealed interface Parsed {
    /// It can be judged.
    record Good(Submission submission) implements Parsed {}

    /// It can never be: no node and no relay writes such a record. The submission is there where
    /// its sender can be told.
    record Poison(String reason, Optional<Submission> submission) implements Parsed {}
  }

  static Parsed parse(TopicRecord record) {
    SubmittedRecord parsed;
    try {
      parsed = SubmittedRecord.parseFrom(record.value());
    } catch (InvalidProtocolBufferException e) {
      return new Parsed.Poison("not a SubmittedRecord", Optional.empty());
    }
    var submission = new Submission(record, parsed.getOrigin(), parsed.getSubmit());
    boolean answerable = submission.submit.getConversationId() > 0;
    return submission
        .flaw()
        .<Parsed>map(
            flaw ->
                new Parsed.Poison(flaw, answerable ? Optional.of(submission) : Optional.empty()))
        .orElseGet(() -> new Parsed.Good(submission));
  }

  private Optional<String> flaw() {
    if (submit.getConversationId() <= 0 || origin.getUserId() < 0) {
      return Optional.of("no conversation or no sender");
    }
    if (!ByteString.copyFrom(record.key())
        .equals(ByteString.copyFrom(new ConversationId(submit.getConversationId()).toKey()))) {
      return Optional.of("keyed by another conversation");
    }
    if (submit.getClientMessageId().size() != Bits128.LENGTH) {
      return Optional.of("client_message_id is not 16 bytes");
    }
    if (submit.getBody().size() > Limits.BODY_BYTES
        || submit.getMentionsCount() > Limits.MENTIONS) {
      return Optional.of("over a limit");
    }
    return Optional.empty();
  }

  ConversationId conversation() {
    return new ConversationId(submit.getConversationId());
  }

  UserId sender() {
    return new UserId(origin.getUserId());
  }

  MemberKey member() {
    return new MemberKey(conversation(), sender());
  }

  Name name() {
    return new Name(
        conversation(), sender(), ClientMessageId.of(submit.getClientMessageId().toByteArray()));
  }

  boolean bySystem() {
    return sender().isSystem();
  }

  /// Whether it will count as unread; fixed here for ever.
  boolean countable() {
    return switch (submit.getKind()) {
      case ENTRY_KIND_MESSAGE, ENTRY_KIND_NOTICE -> true;
      case ENTRY_KIND_FRIENDS_SINCE, ENTRY_KIND_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }

  /// Whether a person may write entries of this kind.
  boolean openToPeople() {
    return submit.getKind() == EntryKind.ENTRY_KIND_MESSAGE;
  }
}
