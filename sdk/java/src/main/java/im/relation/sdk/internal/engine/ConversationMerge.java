package im.relation.sdk.internal.engine;

import im.relation.contract.delivery.v1.ConversationState;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import im.relation.sdk.Event;
import im.relation.sdk.internal.store.ConversationRow;
import im.relation.sdk.internal.store.ConversationSql;
import java.util.Optional;

/// Merges what Sync says of a conversation with what this device knows. An answer may be older than
/// what was pushed meanwhile, so sequences and cursors only move forward.
final class ConversationMerge {

  private ConversationMerge() {}

  static void store(Turn turn, ConversationState served) {
    Optional<ConversationRow> known = ConversationSql.find(turn.tx(), served.getConversationId());
    ConversationRow merged = known.map(row -> merge(row, served)).orElseGet(() -> first(served));
    if (known.isPresent() && known.get().equals(merged)) {
      return;
    }
    ConversationSql.save(turn.tx(), merged);
    ConversationId id = new ConversationId(merged.id());
    turn.tell(new Event.ConversationChanged(id));
    known.ifPresent(before -> tellCursors(turn, id, before.state(), merged.state()));
  }

  static ConversationRow first(ConversationState served) {
    return new ConversationRow(
        served,
        Math.max(1, served.getFirstReadableSequence()) - 1,
        served.getReadSequence(),
        served.getDeliveredSequence(),
        served.getNewestSequence());
  }

  static ConversationRow merge(ConversationRow row, ConversationState served) {
    ConversationState known = row.state();
    ConversationState.Builder next =
        served.toBuilder()
            .setReadSequence(Math.max(known.getReadSequence(), served.getReadSequence()))
            .setDeliveredSequence(
                Math.max(known.getDeliveredSequence(), served.getDeliveredSequence()))
            .setPeerReadSequence(
                Math.max(known.getPeerReadSequence(), served.getPeerReadSequence()))
            .setPeerDeliveredSequence(
                Math.max(known.getPeerDeliveredSequence(), served.getPeerDeliveredSequence()));
    if (known.getNewestSequence() > served.getNewestSequence()) {
      next.setNewestSequence(known.getNewestSequence())
          .setNewestAtMillis(known.getNewestAtMillis())
          .setNewest(known.getNewest());
    }
    long top = Math.max(row.top(), Math.max(1, served.getFirstReadableSequence()) - 1);
    return row.withState(next.build())
        .withTop(top)
        .withRead(served.getReadSequence())
        .withServedAsOf(served.getNewestSequence());
  }

  private static void tellCursors(
      Turn turn, ConversationId id, ConversationState before, ConversationState after) {
    boolean moved =
        after.getPeerReadSequence() > before.getPeerReadSequence()
            || after.getPeerDeliveredSequence() > before.getPeerDeliveredSequence();
    if (moved) {
      turn.tell(
          new Event.CursorMoved(
              id,
              new UserId(after.getPeerId()),
              new Sequence(after.getPeerReadSequence()),
              new Sequence(after.getPeerDeliveredSequence())));
    }
  }
}
