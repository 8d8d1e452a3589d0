package im.relation.conversation;

import im.relation.domain.ConversationId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Appending to logs: lock the heads, look up the senders, advance both. All three belong into one
/// transaction of the caller's. Thread-safe.
public final class LogHeads {

  private final ConversationSql sql;

  LogHeads(ConversationSql sql) {
    this.sql = sql;
  }

  /// Locks the conversations by ascending id until the transaction ends; absent ones are left out.
  public Map<ConversationId, LogHead> lock(Collection<ConversationId> conversations) {
    return sql.lock(conversations).stream()
        .collect(Collectors.toMap(LogHead::id, Function.identity()));
  }

  /// Members among the keys, whether present or gone; the caller holds the conversations' locks.
  public Map<MemberKey, Member> members(Collection<MemberKey> keys) {
    return keys.isEmpty()
        ? Map.of()
        : sql.members(keys).stream().collect(Collectors.toMap(Member::key, Function.identity()));
  }

  /// Stores how far logs and senders have come.
  public void advance(List<LogHead> heads, List<Member> senders) {
    if (!heads.isEmpty()) {
      sql.advance(heads);
    }
    if (!senders.isEmpty()) {
      sql.advanceSenders(senders);
    }
  }
}
