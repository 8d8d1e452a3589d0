package im.relation.conversation;

import im.relation.contract.message.v1.ConversationKind;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import java.util.List;

/// How far a log has come, read under its lock.
///
/// @param people the two of a DIRECT conversation, the owner of a NOTICE log, empty for a group
/// @param ordinal how many countable entries there are
/// @param newestAtMillis epoch milliseconds of the newest entry
/// @param nowMillis epoch milliseconds by the database's clock when the lock was taken
public record LogHead(
    ConversationId id,
    ConversationKind kind,
    List<UserId> people,
    Sequence newest,
    long ordinal,
    long newestAtMillis,
    boolean dismissed,
    long nowMillis) {

  public LogHead {
    people = List.copyOf(people);
  }

  /// The head after one more entry, accepted at max(now, the previous entry's time).
  public LogHead appended(boolean countable) {
    return new LogHead(
        id,
        kind,
        people,
        newest.next(),
        countable ? ordinal + 1 : ordinal,
        Math.max(nowMillis, newestAtMillis),
        dismissed,
        nowMillis);
  }
}
