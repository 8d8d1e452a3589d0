package im.relation.sdk.internal.store;

import im.relation.contract.message.v1.Entry;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import java.util.List;
import java.util.Optional;

/// Entries that this device holds.
public final class EntrySql {

  private static final String SAVE =
      """
      INSERT INTO entry (conversation_id, sequence, sender_id, countable, entry)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (conversation_id, sequence) DO UPDATE SET entry = excluded.entry
      """;
  private static final String FIND =
      "SELECT entry FROM entry WHERE conversation_id = ? AND sequence = ?";
  private static final String BEFORE =
      """
      SELECT entry FROM entry WHERE conversation_id = ? AND sequence < ?
      ORDER BY sequence DESC LIMIT ?
      """;
  private static final String AFTER =
      """
      SELECT entry FROM entry WHERE conversation_id = ? AND sequence > ?
      ORDER BY sequence LIMIT ?
      """;
  private static final String BETWEEN =
      """
      SELECT entry FROM entry WHERE conversation_id = ? AND sequence BETWEEN ? AND ?
      ORDER BY sequence
      """;
  private static final String FIRST_COUNTABLE =
      """
      SELECT sequence FROM entry
      WHERE conversation_id = ? AND sequence > ? AND countable = 1 AND sender_id <> ?
      ORDER BY sequence LIMIT 1
      """;
  private static final String COUNT =
      """
      SELECT COUNT(*) FROM entry
      WHERE conversation_id = ? AND sequence > ? AND countable = 1 AND sender_id <> ?
      """;

  private EntrySql() {}

  /// Stores an entry as it is now, and finds it from now on.
  public static void save(Tx tx, Entry entry) {
    tx.run(
        SAVE,
        entry.getConversationId(),
        entry.getSequence(),
        entry.getSenderId(),
        entry.getCountable() ? 1 : 0,
        entry.toByteArray());
    SearchSql.index(tx, entry);
  }

  public static Optional<Entry> find(Tx tx, long conversation, long sequence) {
    return tx.row(
        FIND,
        row -> AccountSql.parse(() -> Entry.parseFrom(row.getBytes(1))),
        conversation,
        sequence);
  }

  /// The nearest entries before a sequence, ascending.
  public static List<Entry> before(Tx tx, long conversation, long sequence, int limit) {
    return page(tx, BEFORE, conversation, sequence, limit).reversed();
  }

  /// The nearest entries after a sequence, ascending.
  public static List<Entry> after(Tx tx, long conversation, long sequence, int limit) {
    return page(tx, AFTER, conversation, sequence, limit);
  }

  /// The entries of a range, both ends included, ascending.
  public static List<Entry> between(Tx tx, long conversation, long from, long to) {
    return tx.rows(
        BETWEEN,
        row -> AccountSql.parse(() -> Entry.parseFrom(row.getBytes(1))),
        conversation,
        from,
        to);
  }

  private static List<Entry> page(Tx tx, String sql, long conversation, long sequence, int limit) {
    return tx.rows(
        sql,
        row -> AccountSql.parse(() -> Entry.parseFrom(row.getBytes(1))),
        conversation,
        sequence,
        limit);
  }

  /// The first countable entry by others that is held after a sequence.
  public static Optional<Sequence> firstCountable(Tx tx, long conversation, long after, UserId me) {
    return tx.row(
        FIRST_COUNTABLE, row -> new Sequence(row.getLong(1)), conversation, after, me.value());
  }

  /// Countable entries by others that are held after a sequence.
  public static long countable(Tx tx, long conversation, long after, UserId me) {
    return tx.number(COUNT, conversation, after, me.value());
  }
}
