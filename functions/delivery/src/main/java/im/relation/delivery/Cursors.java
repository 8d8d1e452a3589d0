package im.relation.delivery;

import im.relation.conversation.MemberKey;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// How far people have come in a log, for an operator. Takes no locks. Thread-safe.
public final class Cursors {

  private final CursorSql sql;

  Cursors(CursorSql sql) {
    this.sql = sql;
  }

  /// How far one person has come.
  ///
  /// @param delivered moves in DIRECT conversations alone
  public record Reached(Sequence read, Sequence delivered) {

    /// Of a person who has reported nothing.
    public static final Reached NOTHING = new Reached(Sequence.NONE, Sequence.NONE);
  }

  /// Those who have reported anything.
  public Map<UserId, Reached> of(ConversationId conversation, Collection<UserId> users) {
    var keys = users.stream().map(user -> new MemberKey(conversation, user)).toList();
    return sql.read(keys).values().stream()
        .collect(
            Collectors.toMap(
                cursor -> cursor.key().user(),
                cursor -> new Reached(cursor.read(), cursor.delivered())));
  }
}
