package im.relation.sdk.internal.store;

import im.relation.domain.ConversationId;
import java.util.Map;
import java.util.stream.Collectors;

/// What was typed and not sent.
public final class DraftSql {

  static final String ALL = "SELECT conversation_id, text FROM draft ORDER BY conversation_id";

  private static final String SAVE =
      """
      INSERT INTO draft (conversation_id, text) VALUES (?, ?)
      ON CONFLICT (conversation_id) DO UPDATE SET text = excluded.text
      """;
  private static final String DROP = "DELETE FROM draft WHERE conversation_id = ?";

  private record Draft(ConversationId conversation, String text) {}

  private DraftSql() {}

  /// An empty text is no draft.
  public static void save(Tx tx, long conversation, String text) {
    if (text.isEmpty()) {
      tx.run(DROP, conversation);
    } else {
      tx.run(SAVE, conversation, text);
    }
  }

  public static Map<ConversationId, String> all(Tx tx) {
    return tx
        .rows(ALL, row -> new Draft(new ConversationId(row.getLong(1)), row.getString(2)))
        .stream()
        .collect(Collectors.toUnmodifiableMap(Draft::conversation, Draft::text));
  }
}
