package im.relation.conversation;

import im.relation.contract.message.v1.ConversationKind;
import im.relation.domain.ConversationId;
import im.relation.domain.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;

/// Makes conversations and changes rights in them, always within the caller's transaction, of which
/// it must be the first step: conversation rows are locked before any other. Thread-safe.
public final class Conversations {

  /// How often a taken id is replaced before it counts as a bug.
  private static final int ID_TRIES = 3;

  private final ConversationSql sql;
  private final Supplier<ConversationId> newId;

  Conversations(ConversationSql sql, Supplier<ConversationId> newId) {
    this.sql = sql;
    this.newId = newId;
  }

  /// Makes a new person's NOTICE log.
  public ConversationId createNoticeLog(UserId owner) {
    var log = create(ConversationKind.CONVERSATION_KIND_NOTICE, UserId.SYSTEM, owner);
    sql.insertMember(log, owner, false);
    return log;
  }

  /// A person's NOTICE log; empty for an unknown person.
  public Optional<ConversationId> noticeLog(UserId owner) {
    return sql.find(ConversationKind.CONVERSATION_KIND_NOTICE, UserId.SYSTEM, owner);
  }

  /// The NOTICE logs of people; unknown people have none. One query.
  public List<ConversationId> noticeLogs(Collection<UserId> owners) {
    return owners.isEmpty() ? List.of() : sql.noticeLogs(owners);
  }

  /// The DIRECT conversation of two people, made where there is none (nobody may send in a new
  /// one), and locked until the transaction ends.
  public ConversationId openDirect(UserId one, UserId other) {
    var low = one.compareTo(other) < 0 ? one : other;
    var high = low.equals(one) ? other : one;
    var direct =
        direct(low, high)
            .orElseGet(() -> create(ConversationKind.CONVERSATION_KIND_DIRECT, low, high));
    if (lock(direct, low).sender().isEmpty()) {
      sql.insertMember(direct, low, false);
      sql.insertMember(direct, high, false);
    }
    return direct;
  }

  /// The DIRECT conversation of two people, where there is one; not locked.
  public Optional<ConversationId> direct(UserId one, UserId other) {
    var low = one.compareTo(other) < 0 ? one : other;
    return sql.find(ConversationKind.CONVERSATION_KIND_DIRECT, low, low.equals(one) ? other : one);
  }

  /// Whether the two of a DIRECT conversation may send. Acknowledged, it is in force for every
  /// later entry, for accept locks the same row.
  public void setMaySend(ConversationId direct, boolean maySend) {
    var _ = lock(direct, UserId.SYSTEM);
    sql.setMaySend(direct, maySend);
  }

  private LockedLog lock(ConversationId conversation, UserId member) {
    return sql.lock(List.of(new MemberKey(conversation, member))).getFirst();
  }

  /// Inserts, or finds what somebody else inserted at the same time: a duplicate of the pair waits
  /// for the other's commit.
  private ConversationId create(ConversationKind kind, UserId low, UserId high) {
    for (int i = 0; i < ID_TRIES; i++) {
      var id = newId.get();
      try {
        sql.insert(id, kind, low, high);
        return id;
      } catch (DuplicateKeyException taken) {
        var other = sql.find(kind, low, high);
        if (other.isPresent()) {
          return other.get();
        }
      }
    }
    throw new IllegalStateException("no free conversation id in " + ID_TRIES + " tries");
  }
}
