package im.relation.conversation;

import im.relation.domain.ConversationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Appending to logs: lock the heads and the senders, advance both. They belong into one
/// transaction of the caller's. Thread-safe.
public final class LogHeads {

  private static final Comparator<MemberKey> LOCK_ORDER =
      Comparator.comparing(MemberKey::conversation).thenComparing(MemberKey::user);

  private final ConversationSql sql;

  LogHeads(ConversationSql sql) {
    this.sql = sql;
  }

  /// What is locked.
  ///
  /// @param heads without those of conversations that do not exist
  /// @param members the senders, whether present or gone, without those who never were members
  public record Locked(Map<ConversationId, LogHead> heads, Map<MemberKey, Member> members) {

    public Locked {
      heads = Map.copyOf(heads);
      members = Map.copyOf(members);
    }
  }

  /// Locks the conversations and the members in ascending order until the transaction ends.
  public Locked lock(Collection<MemberKey> senders) {
    var logs = sql.lock(senders.stream().distinct().sorted(LOCK_ORDER).toList());
    return new Locked(
        logs.stream()
            .map(LockedLog::head)
            .collect(Collectors.toMap(LogHead::id, Function.identity(), (head, same) -> head)),
        logs.stream()
            .flatMap(log -> log.sender().stream())
            .collect(Collectors.toMap(Member::key, Function.identity())));
  }

  /// Stores how far logs and senders have come.
  ///
  /// @param senders of the logs among the heads
  public void advance(List<LogHead> heads, List<Member> senders) {
    if (heads.isEmpty()) {
      return;
    }
    var bySenders =
        senders.stream().collect(Collectors.groupingBy(sender -> sender.key().conversation()));
    var grown = new ArrayList<LockedLog>();
    for (var head : heads) {
      var writers = bySenders.getOrDefault(head.id(), List.of());
      writers.forEach(writer -> grown.add(new LockedLog(head, Optional.of(writer))));
      if (writers.isEmpty()) {
        grown.add(new LockedLog(head, Optional.empty()));
      }
    }
    sql.advance(grown);
  }
}
