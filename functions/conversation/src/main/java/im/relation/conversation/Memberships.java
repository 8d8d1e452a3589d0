package im.relation.conversation;

import im.relation.domain.ConversationId;
import im.relation.domain.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reading who is a member of what. Takes no locks. Thread-safe.
public final class Memberships {

  /// A statement names so many pairs at the most.
  private static final int DIRECTS_PER_QUERY = 1_000;

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

  /// The DIRECT conversation of each pair as its `me` sees it; pairs without one are left out. One
  /// query for each 1,000 keys.
  public Map<DirectKey, ConversationView> directs(Collection<DirectKey> keys) {
    var wanted = keys.stream().distinct().toList();
    var found = new HashMap<DirectKey, ConversationView>();
    for (int from = 0; from < wanted.size(); from += DIRECTS_PER_QUERY) {
      var part = wanted.subList(from, Math.min(wanted.size(), from + DIRECTS_PER_QUERY));
      for (var view : sql.viewsOfPairs(part)) {
        view.peer()
            .ifPresent(peer -> found.put(new DirectKey(view.member().key().user(), peer), view));
      }
    }
    found.keySet().retainAll(new HashSet<>(wanted));
    return Map.copyOf(found);
  }

  /// Epoch milliseconds by the database's clock, which stamps every change.
  public long nowMillis() {
    return sql.nowMillis();
  }
}
