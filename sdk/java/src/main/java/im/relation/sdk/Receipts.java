package im.relation.sdk;

import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.sdk.internal.engine.Engine;
import im.relation.sdk.internal.store.ConversationRow;
import im.relation.sdk.internal.store.ConversationSql;
import im.relation.sdk.internal.store.Store;
import java.util.Optional;

/// What the person has seen. That entries arrived is reported by itself. Safe for any thread.
public final class Receipts {

  private final Store store;
  private final Engine engine;

  Receipts(Store store, Engine engine) {
    this.store = store;
    this.engine = engine;
  }

  /// The person has seen everything up to a sequence. Stored at once, reported when connected: the
  /// first at once, then at most one per conversation and 200 ms. Only moves forward; a sequence
  /// beyond what this device knows counts as the newest known.
  public void read(ConversationId conversation, Sequence upTo) {
    boolean moved =
        store.write(
            Store.Outlives.PROCESS,
            tx -> {
              Optional<ConversationRow> row = ConversationSql.find(tx, conversation.value());
              Optional<ConversationRow> next =
                  row.map(found -> found.withRead(Math.min(upTo.value(), found.newest())));
              next.ifPresent(found -> ConversationSql.save(tx, found));
              return !row.equals(next);
            });
    if (moved) {
      engine.cursorMoved(conversation.value());
    }
  }
}
