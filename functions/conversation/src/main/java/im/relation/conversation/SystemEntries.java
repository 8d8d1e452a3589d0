package im.relation.conversation;

import com.google.protobuf.ByteString;
import im.relation.backplane.Topics;
import im.relation.contract.message.v1.EntryKind;
import im.relation.contract.message.v1.NoticeBody;
import im.relation.contract.record.v1.Origin;
import im.relation.contract.record.v1.SubmittedRecord;
import im.relation.contract.socket.v1.Submit;
import im.relation.domain.ClientMessageId;
import im.relation.domain.ConversationId;
import im.relation.domain.UserId;
import im.relation.runtime.Outbox;
import im.relation.runtime.OutboxMessage;
import java.util.Collection;
import java.util.List;

/// What the system writes into logs: an outbox row in the caller's transaction, which becomes a
/// submission by nobody. The relay names it (client_message_id) by the row's id, so it is accepted
/// once however often it is sent. Thread-safe.
public final class SystemEntries {

  private final Outbox outbox;
  private final Conversations conversations;

  SystemEntries(Outbox outbox, Conversations conversations) {
    this.outbox = outbox;
    this.conversations = conversations;
  }

  /// Tells a person something by an entry in his NOTICE log, on all his devices, now or later.
  public void tell(UserId person, NoticeBody body) {
    var log =
        conversations
            .noticeLog(person)
            .orElseThrow(() -> new IllegalStateException("a person without a NOTICE log"));
    append(List.of(log), notice(body));
  }

  /// Tells many people the same, once however often it is said with the same id. Two queries.
  ///
  /// @param id names it in each log, as the id of an entry that a person sends does
  /// @return how many of them there are
  public int tell(Collection<UserId> people, NoticeBody body, ClientMessageId id) {
    var said =
        notice(body)
            .setClientMessageId(ByteString.copyFrom(id.toBytes()))
            .setTraceId(ByteString.copyFrom(id.toBytes()));
    var logs = conversations.noticeLogs(people);
    append(logs, said);
    return logs.size();
  }

  private static Submit.Builder notice(NoticeBody body) {
    return Submit.newBuilder().setKind(EntryKind.ENTRY_KIND_NOTICE).setBody(body.toByteString());
  }

  /// Appends an entry without text to a log that others share.
  public void append(ConversationId conversation, EntryKind kind) {
    append(List.of(conversation), Submit.newBuilder().setKind(kind));
  }

  private void append(List<ConversationId> logs, Submit.Builder submit) {
    outbox.append(logs.stream().map(log -> message(log, submit)).toList());
  }

  private static OutboxMessage message(ConversationId log, Submit.Builder submit) {
    var record =
        SubmittedRecord.newBuilder()
            .setOrigin(Origin.getDefaultInstance())
            .setSubmit(submit.setConversationId(log.value()))
            .build();
    return new OutboxMessage(Topics.MESSAGE_SUBMITTED, log.toKey(), record);
  }
}
