package im.relation.sdk;

import im.relation.domain.ConversationId;
import im.relation.sdk.internal.store.DraftSql;
import im.relation.sdk.internal.store.Store;
import im.relation.sdk.internal.store.Store.Outlives;
import java.util.Map;

/// What was typed in each conversation and not sent, kept over switches and restarts on this device
/// alone. Safe for any thread.
public final class Drafts {

  private final Store store;

  Drafts(Store store) {
    this.store = store;
  }

  /// Keeps a draft; an empty text forgets it.
  public void save(ConversationId conversation, String text) {
    var _ =
        store.<Boolean>write(
            Outlives.PROCESS,
            tx -> {
              DraftSql.save(tx, conversation.value(), text);
              return true;
            });
  }

  /// The draft of a conversation; empty where there is none.
  public String of(ConversationId conversation) {
    return all().getOrDefault(conversation, "");
  }

  public Map<ConversationId, String> all() {
    return store.read(DraftSql::all);
  }
}
