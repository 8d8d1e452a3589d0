package im.relation.sdk.internal.engine;

import im.relation.contract.message.v1.EntryKind;
import im.relation.domain.ClientMessageId;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import im.relation.sdk.Entry;
import im.relation.sdk.Event;
import im.relation.sdk.SendState;
import im.relation.sdk.internal.log.LogEdge;
import im.relation.sdk.internal.store.ConversationRow;
import im.relation.sdk.internal.store.ConversationSql;
import im.relation.sdk.internal.store.EntrySql;
import im.relation.sdk.internal.store.QueueSql;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/// Stores entries and tells them in the order of their sequences, each once. Confined to the
/// engine's thread.
final class Inbox {

  /// What became of an entry.
  enum Arrival {
    /// Stored, or known before.
    DONE,
    /// Entries before it are missing: it waits.
    GAP,
    /// Of a conversation that this device has not heard of.
    UNKNOWN
  }

  private final UserId me;
  private final SendQueue queue;
  private final LongConsumer received;
  private final Map<Long, LogEdge> edges = new HashMap<>();

  /// @param received told the conversation of each DIRECT entry by the peer
  Inbox(UserId me, SendQueue queue, LongConsumer received) {
    this.me = me;
    this.queue = queue;
    this.received = received;
  }

  Arrival arrived(Turn turn, im.relation.contract.message.v1.Entry entry, boolean live) {
    long id = entry.getConversationId();
    ConversationRow row = ConversationSql.find(turn.tx(), id).orElse(null);
    if (row == null) {
      return Arrival.UNKNOWN;
    }
    if (entry.getSequence() <= row.top()) {
      storeLate(turn, entry);
      return Arrival.DONE;
    }
    LogEdge edge = edges.computeIfAbsent(id, ignored -> new LogEdge(row.top()));
    return told(turn, row, edge, edge.offer(entry), live);
  }

  /// A page answers for everything after `after` up to `upTo`.
  Arrival covered(
      Turn turn, ConversationRow row, List<im.relation.contract.message.v1.Entry> page, long upTo) {
    LogEdge edge = edges.computeIfAbsent(row.id(), ignored -> new LogEdge(row.top()));
    return told(turn, row, edge, edge.cover(page, row.top(), upTo), false);
  }

  /// What lies before the first entry that waits, or before the newest known, is not to be had now.
  Arrival skipped(Turn turn, ConversationRow row) {
    LogEdge edge = edges.computeIfAbsent(row.id(), ignored -> new LogEdge(row.top()));
    List<im.relation.contract.message.v1.Entry> ready = edge.skipTo(row.newest());
    long end = ready.isEmpty() ? edge.top() : ready.getFirst().getSequence() - 1;
    ConversationSql.addHole(turn.tx(), row.id(), row.top() + 1, end);
    return told(turn, row, edge, ready, false);
  }

  /// Forgets what waits: it will be pulled.
  void clear() {
    edges.clear();
  }

  private Arrival told(
      Turn turn,
      ConversationRow row,
      LogEdge edge,
      List<im.relation.contract.message.v1.Entry> ready,
      boolean live) {
    ConversationRow next = row.withTop(edge.top());
    for (im.relation.contract.message.v1.Entry entry : ready) {
      EntrySql.save(turn.tx(), entry);
      tell(turn, entry, live);
      if (row.isDirect() && entry.getSenderId() != me.value()) {
        next = next.withDelivered(entry.getSequence());
        received.accept(row.id());
      }
    }
    ConversationSql.save(turn.tx(), next.withState(newest(next, edge, ready)));
    if (edge.hasGap()) {
      return Arrival.GAP;
    }
    edges.remove(row.id());
    return Arrival.DONE;
  }

  private static im.relation.contract.delivery.v1.ConversationState newest(
      ConversationRow row, LogEdge edge, List<im.relation.contract.message.v1.Entry> ready) {
    var state = row.state().toBuilder();
    state.setNewestSequence(Math.max(state.getNewestSequence(), edge.seen()));
    if (!ready.isEmpty() && ready.getLast().getSequence() >= state.getNewestSequence()) {
      state.setNewest(ready.getLast());
      state.setNewestAtMillis(ready.getLast().getAcceptedAtMillis());
    }
    return state.build();
  }

  private void tell(Turn turn, im.relation.contract.message.v1.Entry entry, boolean live) {
    if (becomesEntry(turn, entry)) {
      return;
    }
    Entry shown = new Entry(entry);
    if (entry.getKind() == EntryKind.ENTRY_KIND_NOTICE
        && shown.content() instanceof Entry.Content.Notice(var body)) {
      turn.tell(new Event.NoticeReceived(shown, body, live));
    } else {
      turn.tell(new Event.MessageReceived(shown, live));
    }
  }

  /// An own send that waits in the queue is told as accepted, however its entry came.
  private boolean becomesEntry(Turn turn, im.relation.contract.message.v1.Entry entry) {
    if (entry.getSenderId() != me.value() || entry.getClientMessageId().size() != 16) {
      return false;
    }
    ClientMessageId id = ClientMessageId.of(entry.getClientMessageId().toByteArray());
    if (QueueSql.find(turn.tx(), id).isEmpty()) {
      return false;
    }
    queue.settled(turn.tx(), id);
    turn.afterCommit(() -> queue.moved(id, accepted(entry)));
    turn.tell(new Event.MessageAccepted(id, new Entry(entry)));
    return true;
  }

  /// An entry from before what was told: a repeat, or an own send whose place lies in a hole.
  private void storeLate(Turn turn, im.relation.contract.message.v1.Entry entry) {
    if (becomesEntry(turn, entry)) {
      EntrySql.save(turn.tx(), entry);
    }
  }

  private static SendState accepted(im.relation.contract.message.v1.Entry entry) {
    return new SendState.Accepted(
        new Sequence(entry.getSequence()), Instant.ofEpochMilli(entry.getAcceptedAtMillis()));
  }
}
