package im.relation.message;

import im.relation.contract.message.v1.Entry;
import im.relation.conversation.MemberKey;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import java.util.List;
import java.util.Map;

/// Reading entries for other features. Takes no locks. Thread-safe.
public final class Entries {

  private final MessageSql sql;

  Entries(MessageSql sql) {
    this.sql = sql;
  }

  /// The counts that unread derives from, as of a position.
  ///
  /// @param ordinal countable entries up to there
  /// @param senderOrdinal those of them that the reader wrote
  public record Ordinals(long ordinal, long senderOrdinal) {

    /// Before the first entry.
    public static final Ordinals NONE = new Ordinals(0, 0);
  }

  /// One entry of each conversation, as it is now.
  public List<Entry> at(Map<ConversationId, Sequence> places) {
    return places.isEmpty() ? List.of() : sql.at(places).stream().map(StoredEntry::entry).toList();
  }

  /// The counts for readers at positions that exist in the logs; others are left out.
  public Map<MemberKey, Ordinals> ordinals(Map<MemberKey, Sequence> positions) {
    return positions.isEmpty() ? Map.of() : sql.ordinals(positions);
  }
}
