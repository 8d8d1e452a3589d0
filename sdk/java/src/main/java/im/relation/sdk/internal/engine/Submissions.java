package im.relation.sdk.internal.engine;

import im.relation.contract.message.v1.Entry;
import im.relation.contract.socket.v1.Accepted;
import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.Refused;
import im.relation.contract.socket.v1.Submit;
import im.relation.contract.socket.v1.Submitted;
import im.relation.domain.ClientMessageId;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import im.relation.sdk.Event;
import im.relation.sdk.SendState;
import im.relation.sdk.internal.rpc.Problems;
import im.relation.sdk.internal.store.QueueSql;
import im.relation.sdk.internal.store.QueueSql.Queued;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Submits the queue in order and follows the answers. After [#restart] everything that has neither
/// Accepted nor Refused goes out again, in first order, before anything new. Confined to the
/// engine's thread.
final class Submissions {

  /// Submissions without Submitted where Welcome names no number.
  private static final int DEFAULT_WINDOW = 64;

  /// Most submissions without Accepted or Refused.
  private static final int MAX_FLIGHTS = 10_000;

  private static final long MIN_RETRY_MILLIS = 1_000;
  private static final int MAX_DOUBLINGS = 5;

  private static final class Flight {
    final long submittedAtMillis;
    boolean confirmed;

    Flight(long submittedAtMillis) {
      this.submittedAtMillis = submittedAtMillis;
    }
  }

  private final UserId me;
  private final SendQueue queue;
  private final Duration answerWithin;
  private final Map<ClientMessageId, Flight> flights = new LinkedHashMap<>();
  private final Map<ClientMessageId, Long> retryAt = new HashMap<>();
  private int window = DEFAULT_WINDOW;
  private int unconfirmed;
  private int silences;
  private long lastOrdinal;
  private boolean open;
  private boolean hungry;

  Submissions(UserId me, SendQueue queue, Duration answerWithin) {
    this.me = me;
    this.queue = queue;
    this.answerWithin = answerWithin;
  }

  void window(int maxPending) {
    window = maxPending > 0 ? maxPending : DEFAULT_WINDOW;
  }

  /// Starts from the first send that has no answer.
  void restart() {
    pause();
    open = true;
    hungry = true;
  }

  /// Submits nothing until the next restart.
  void pause() {
    flights.clear();
    unconfirmed = 0;
    lastOrdinal = 0;
    open = false;
  }

  /// There may be new sends.
  void wake() {
    hungry = true;
  }

  void feed(Turn turn) {
    retryDue(turn);
    int room = Math.min(window - unconfirmed, MAX_FLIGHTS - flights.size());
    if (!open || !hungry || room <= 0) {
      return;
    }
    var rows = QueueSql.next(turn.tx(), lastOrdinal, room);
    hungry = rows.size() == room;
    for (Queued row : rows) {
      lastOrdinal = row.ordinal();
      if (!retryAt.containsKey(row.id())) {
        submit(turn, row);
      }
    }
  }

  private void retryDue(Turn turn) {
    if (!open) {
      return;
    }
    for (var due : Map.copyOf(retryAt).entrySet()) {
      if (due.getValue() <= turn.nowMillis()) {
        retryAt.remove(due.getKey());
        QueueSql.find(turn.tx(), due.getKey()).ifPresent(row -> submit(turn, row));
      }
    }
  }

  private void submit(Turn turn, Queued row) {
    if (flights.put(row.id(), new Flight(turn.nowMillis())) == null) {
      unconfirmed++;
    }
    turn.send(ClientFrame.newBuilder().setSubmit(row.submit()).build());
  }

  void submitted(Turn turn, Submitted frame) {
    ClientMessageId id = ClientMessageId.of(frame.getClientMessageId().toByteArray());
    Flight flight = flights.get(id);
    if (flight != null && !flight.confirmed) {
      flight.confirmed = true;
      unconfirmed--;
      hungry = true;
      turn.afterCommit(() -> queue.moved(id, new SendState.Submitted()));
      turn.tell(new Event.MessageSubmitted(new ConversationId(frame.getConversationId()), id));
    }
  }

  /// The entry that a send has become; empty where it was one before.
  Optional<Entry> accepted(Turn turn, Accepted frame) {
    ClientMessageId id = ClientMessageId.of(frame.getClientMessageId().toByteArray());
    answered(id);
    Optional<Queued> row = QueueSql.find(turn.tx(), id);
    if (row.isPresent()) {
      QueueSql.accepted(turn.tx(), id);
      turn.afterCommit(
          () ->
              queue.moved(
                  id,
                  new SendState.Accepted(
                      new Sequence(frame.getSequence()),
                      Instant.ofEpochMilli(frame.getAcceptedAtMillis()))));
    }
    return row.map(queued -> entry(queued.submit(), frame));
  }

  private Entry entry(Submit submit, Accepted frame) {
    return Entry.newBuilder()
        .setConversationId(frame.getConversationId())
        .setSequence(frame.getSequence())
        .setSenderId(me.value())
        .setClientMessageId(submit.getClientMessageId())
        .setKind(submit.getKind())
        .setTargetSequence(submit.getTargetSequence())
        .addAllMentions(submit.getMentionsList())
        .setExpiresAtMillis(submit.getExpiresAtMillis())
        .setCountable(true)
        .setAcceptedAtMillis(frame.getAcceptedAtMillis())
        .setBody(submit.getBody())
        .build();
  }

  void refused(Turn turn, Refused frame) {
    ClientMessageId id = ClientMessageId.of(frame.getClientMessageId().toByteArray());
    answered(id);
    Optional<Queued> row = QueueSql.find(turn.tx(), id);
    if (row.isEmpty()) {
      return; // an entry already: Accepted wins
    }
    var problem = Problems.read(frame.getProblem());
    if (frame.getRetryable()) {
      long wait = Math.max(MIN_RETRY_MILLIS, problem.retryAfter().toMillis());
      retryAt.put(id, turn.nowMillis() + wait);
    } else {
      QueueSql.refused(turn.tx(), id, frame.getProblem());
      turn.afterCommit(() -> queue.moved(id, new SendState.Refused(problem)));
    }
    turn.tell(
        new Event.MessageRefused(
            new ConversationId(frame.getConversationId()), id, problem, frame.getRetryable()));
  }

  private void answered(ClientMessageId id) {
    silences = 0;
    Flight flight = flights.remove(id);
    if (flight != null && !flight.confirmed) {
      unconfirmed--;
      hungry = true;
    }
  }

  /// When a submission will have waited too long for its answer.
  OptionalLong overdueAt() {
    if (flights.isEmpty()) {
      return OptionalLong.empty();
    }
    long oldest = flights.values().iterator().next().submittedAtMillis;
    return OptionalLong.of(oldest + (answerWithin.toMillis() << Math.min(silences, MAX_DOUBLINGS)));
  }

  /// Nothing was heard for too long: the next wait is longer.
  void silence() {
    silences++;
  }

  OptionalLong nextRetryAt() {
    return open ? retryAt.values().stream().mapToLong(Long::longValue).min() : OptionalLong.empty();
  }
}
