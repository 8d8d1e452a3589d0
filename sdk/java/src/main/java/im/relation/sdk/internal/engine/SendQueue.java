package im.relation.sdk.internal.engine;

import com.google.protobuf.ByteString;
import im.relation.contract.message.v1.EntryKind;
import im.relation.contract.message.v1.MessageBody;
import im.relation.contract.message.v1.TextBody;
import im.relation.contract.socket.v1.Submit;
import im.relation.domain.Bits128;
import im.relation.domain.ClientMessageId;
import im.relation.domain.ConversationId;
import im.relation.domain.Limits;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.domain.UserId;
import im.relation.sdk.PendingMessage;
import im.relation.sdk.SendState;
import im.relation.sdk.internal.rpc.Problems;
import im.relation.sdk.internal.store.QueueSql;
import im.relation.sdk.internal.store.Store;
import im.relation.sdk.internal.store.Store.Outlives;
import im.relation.sdk.internal.store.Tx;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Puts sends into the queue on the disk and keeps what applications hold of them. Safe for any
/// thread.
public final class SendQueue {

  /// Sends that may wait, 10,000; the next one is refused.
  private static final int MAX_QUEUED = 10_000;

  private final Store store;
  private final Clock clock;
  private final Runnable nudge;
  private final Map<ClientMessageId, Pending> book = new ConcurrentHashMap<>();

  SendQueue(Store store, Clock clock, Runnable nudge) {
    this.store = store;
    this.clock = clock;
    this.nudge = nudge;
  }

  /// Stores a send; when this returns it outlives the process and the power.
  public PendingMessage send(ConversationId conversation, String text, List<UserId> mentions) {
    Submit submit = submit(conversation, text, mentions);
    Instant now = clock.instant();
    if (submit.getBody().size() > Limits.BODY_BYTES) {
      return refused(submit, text, now, ProblemCode.TOO_LARGE);
    }
    if (text.isEmpty() || mentions.size() > Limits.MENTIONS) {
      return refused(submit, text, now, ProblemCode.INVALID);
    }
    Pending pending = new Pending(submit, text, now, new SendState.Queued());
    book.put(pending.clientMessageId(), pending);
    boolean stored = false;
    try {
      stored =
          store.write(
              Outlives.POWER,
              tx -> {
                if (QueueSql.size(tx) >= MAX_QUEUED) {
                  return false;
                }
                QueueSql.add(tx, submit, now.toEpochMilli());
                return true;
              });
    } finally {
      if (!stored) {
        book.remove(pending.clientMessageId());
      }
    }
    if (!stored) {
      return refused(submit, text, now, ProblemCode.RESOURCE_EXHAUSTED);
    }
    nudge.run();
    return pending;
  }

  /// Sends that are no entries yet, queued or refused, in order.
  public List<PendingMessage> pending() {
    return store.read(tx -> QueueSql.all(tx).stream().map(this::pendingOf).toList());
  }

  /// Sends a refused one again under its first id: it is judged afresh.
  public void retry(ClientMessageId id) {
    boolean queued =
        store.write(
            Outlives.POWER,
            tx -> {
              var refused = QueueSql.find(tx, id).filter(row -> row.problem() != null);
              refused.ifPresent(row -> QueueSql.requeue(tx, row));
              return refused.isPresent();
            });
    if (queued) {
      book.remove(id); // its outcome is known; the next one asked for is a new one
      nudge.run();
    }
  }

  /// Forgets a refused send.
  public void discard(ClientMessageId id) {
    store.write(
        Outlives.PROCESS,
        tx -> {
          QueueSql.find(tx, id)
              .filter(row -> row.problem() != null)
              .ifPresent(row -> QueueSql.remove(tx, id));
          return true;
        });
    book.remove(id);
  }

  /// After the commit of a turn.
  void moved(ClientMessageId id, SendState next) {
    Pending pending = book.get(id);
    if (pending != null) {
      pending.moveTo(next);
      if (next instanceof SendState.Accepted) {
        book.remove(id);
      }
    }
  }

  /// Takes a send out of the queue because it has become an entry.
  void settled(Tx tx, ClientMessageId id) {
    QueueSql.remove(tx, id);
  }

  private PendingMessage pendingOf(QueueSql.Queued row) {
    return book.computeIfAbsent(
        row.id(),
        id ->
            new Pending(
                row.submit(),
                row.text(),
                Instant.ofEpochMilli(row.queuedAtMillis()),
                row.problem() == null
                    ? new SendState.Queued()
                    : new SendState.Refused(Problems.read(row.problem()))));
  }

  private static Pending refused(Submit submit, String text, Instant now, ProblemCode code) {
    return new Pending(submit, text, now, new SendState.Refused(Problem.of(code)));
  }

  private static Submit submit(ConversationId conversation, String text, List<UserId> mentions) {
    return Submit.newBuilder()
        .setConversationId(conversation.value())
        .setClientMessageId(ByteString.copyFrom(ClientMessageId.random().toBytes()))
        .setKind(EntryKind.ENTRY_KIND_MESSAGE)
        .addAllMentions(mentions.stream().map(UserId::value).toList())
        .setBody(
            MessageBody.newBuilder()
                .setText(TextBody.newBuilder().setText(text))
                .build()
                .toByteString())
        .setTraceId(ByteString.copyFrom(Bits128.random().toBytes()))
        .build();
  }
}
