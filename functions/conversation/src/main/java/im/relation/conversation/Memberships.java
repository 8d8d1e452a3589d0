package im.relation.conversation;

import im.relation.domain.ConversationId;
import im.relation.domain.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reading who is a member of what. Takes no locks. Thread-safe.
public final class Memberships {

  private final ConversationSql sql;

  Memberships(ConversationSql sql) {
    this.sql = sql;
  }

  /// The conversation as the person sees it; empty for one who never was a member.
  public Optional<ConversationView> view(MemberKey key) {
    return sql.views(List.of(key)).stream().findFirst();
  }

  /// The same for many at once; those who never were members are left out.
  public Map<MemberKey, ConversationView> views(Collection<MemberKey> keys) {
    return keys.isEmpty()
        ? Map.of()
        : sql.views(keys).stream()
            .collect(Collectors.toMap(view -> view.member().key(), Function.identity()));
  }

  /// All conversations of a person, in no order.
  public List<ConversationView> of(UserId user) {
    return sql.viewsOf(user);
  }

  /// The present members of each conversation.
  public Map<ConversationId, List<UserId>> present(Collection<ConversationId> conversations) {
    return conversations.isEmpty()
        ? Map.of()
        : sql.allMembers(conversations).stream()
            .collect(
                Collectors.groupingBy(
                    MemberKey::conversation,
                    Collectors.mapping(MemberKey::user, Collectors.toList())));
  }

  /// Epoch milliseconds by the database's clock, which stamps every change.
  public long nowMillis() {
    return sql.nowMillis();
  }
}
