package im.relation.sdk.internal.engine;

import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.CursorAdvanced;
import im.relation.contract.socket.v1.Receipt;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import im.relation.sdk.Event;
import im.relation.sdk.internal.log.ReceiptPacer;
import im.relation.sdk.internal.store.ConversationRow;
import im.relation.sdk.internal.store.ConversationSql;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Reports the caller's cursors and takes in those of others. [#moved] is safe for any thread; the
/// rest is confined to the engine's.
///
/// What the service was told is known from what it says back (Sync, CursorAdvanced): cursors that
/// are ahead of that are reported again after each reconnect.
final class ReceiptBook {

  private final UserId me;
  private final ReceiptPacer pacer;
  private final Set<Long> moved = ConcurrentHashMap.newKeySet();
  private boolean open;

  ReceiptBook(UserId me, long everyMillis) {
    this.me = me;
    this.pacer = new ReceiptPacer(everyMillis);
  }

  /// The caller's cursor in a conversation moved; it stands in the store.
  void moved(long conversation) {
    moved.add(conversation);
  }

  void open(Turn turn) {
    open = true;
    ConversationSql.unreported(turn.tx()).forEach(row -> moved.add(row.id()));
  }

  void pause() {
    open = false;
    pacer.clear();
  }

  /// Sends what is due.
  void feed(Turn turn) {
    if (!open) {
      return;
    }
    for (Long conversation : List.copyOf(moved)) {
      moved.remove(conversation); // before it is read: a later move is not lost
      ConversationSql.find(turn.tx(), conversation).ifPresent(this::offer);
    }
    for (ReceiptPacer.Cursor due : pacer.due(turn.nowMillis())) {
      turn.send(
          ClientFrame.newBuilder()
              .setReceipt(
                  Receipt.newBuilder()
                      .setConversationId(due.conversation())
                      .setReadSequence(due.read())
                      .setDeliveredSequence(due.delivered()))
              .build());
    }
  }

  private void offer(ConversationRow row) {
    long read = row.read() > row.state().getReadSequence() ? row.read() : 0;
    long delivered = row.delivered() > row.state().getDeliveredSequence() ? row.delivered() : 0;
    if (read > 0 || delivered > 0) {
      pacer.offer(new ReceiptPacer.Cursor(row.id(), read, delivered));
    }
  }

  OptionalLong nextAt() {
    return open ? pacer.nextAt() : OptionalLong.empty();
  }

  void advanced(Turn turn, CursorAdvanced frame) {
    ConversationRow row = ConversationSql.find(turn.tx(), frame.getConversationId()).orElse(null);
    if (row == null) {
      return; // the next Sync says it again
    }
    ConversationRow next =
        frame.getUserId() == me.value() ? own(row, frame) : row.withState(peers(row, frame));
    if (next.equals(row)) {
      return;
    }
    ConversationSql.save(turn.tx(), next);
    turn.tell(
        new Event.CursorMoved(
            new ConversationId(row.id()),
            new UserId(frame.getUserId()),
            new Sequence(frame.getReadSequence()),
            new Sequence(frame.getDeliveredSequence())));
  }

  private static ConversationRow own(ConversationRow row, CursorAdvanced frame) {
    var state = row.state().toBuilder();
    if (frame.getReadSequence() >= state.getReadSequence()) {
      state.setUnread(frame.getUnread());
    }
    state.setReadSequence(Math.max(state.getReadSequence(), frame.getReadSequence()));
    state.setDeliveredSequence(
        Math.max(state.getDeliveredSequence(), frame.getDeliveredSequence()));
    return row.withState(state.build())
        .withRead(frame.getReadSequence())
        .withServedAsOf(row.newest());
  }

  private static im.relation.contract.delivery.v1.ConversationState peers(
      ConversationRow row, CursorAdvanced frame) {
    var state = row.state();
    return state.getPeerId() != frame.getUserId()
        ? state
        : state.toBuilder()
            .setPeerReadSequence(Math.max(state.getPeerReadSequence(), frame.getReadSequence()))
            .setPeerDeliveredSequence(
                Math.max(state.getPeerDeliveredSequence(), frame.getDeliveredSequence()))
            .build();
  }
}
