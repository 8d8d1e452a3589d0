package im.relation.sdk.internal.store;

import im.relation.contract.delivery.v1.ConversationState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Conversations and the holes in their logs.
public final class ConversationSql {

  /// Most cursors that are reported again after a reconnect.
  private static final int MAX_UNREPORTED = 1_000;

  private static final String COLUMNS =
      "SELECT state, top, read_sequence, delivered_sequence, served_as_of FROM conversation ";
  private static final String FIND = COLUMNS + "WHERE conversation_id = ?";
  private static final String ALL =
      COLUMNS + "ORDER BY newest_at_millis DESC, conversation_id DESC";
  private static final String BEHIND = COLUMNS + "WHERE newest_sequence > top";
  private static final String UNREPORTED =
      COLUMNS
          + """
          WHERE read_sequence > served_read OR delivered_sequence > served_delivered
          ORDER BY conversation_id LIMIT ?
          """;
  private static final String SAVE =
      """
      INSERT INTO conversation (conversation_id, state, newest_sequence, newest_at_millis, top,
        read_sequence, delivered_sequence, served_as_of, served_read, served_delivered)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (conversation_id) DO UPDATE SET state = excluded.state,
        newest_sequence = excluded.newest_sequence, newest_at_millis = excluded.newest_at_millis,
        top = excluded.top, read_sequence = excluded.read_sequence,
        delivered_sequence = excluded.delivered_sequence, served_as_of = excluded.served_as_of,
        served_read = excluded.served_read, served_delivered = excluded.served_delivered
      """;
  private static final String HOLES =
      """
      SELECT from_sequence, to_sequence FROM hole
      WHERE conversation_id = ? AND to_sequence >= ? AND from_sequence <= ? ORDER BY from_sequence
      """;
  private static final String ADD_HOLE =
      "INSERT OR REPLACE INTO hole (conversation_id, from_sequence, to_sequence) VALUES (?, ?, ?)";
  private static final String DROP_HOLE =
      "DELETE FROM hole WHERE conversation_id = ? AND from_sequence = ?";

  /// Sequences that this device does not hold, both ends included.
  public record Hole(long from, long to) {}

  private ConversationSql() {}

  public static Optional<ConversationRow> find(Tx tx, long conversation) {
    return tx.row(FIND, ConversationSql::row, conversation);
  }

  /// All, the newest entry first.
  public static List<ConversationRow> all(Tx tx) {
    return tx.rows(ALL, ConversationSql::row);
  }

  /// Those whose log goes on after what is held.
  public static List<ConversationRow> behind(Tx tx) {
    return tx.rows(BEHIND, ConversationSql::row);
  }

  /// Those whose cursors the service may not know.
  public static List<ConversationRow> unreported(Tx tx) {
    return tx.rows(UNREPORTED, ConversationSql::row, MAX_UNREPORTED);
  }

  public static void save(Tx tx, ConversationRow row) {
    ConversationState state = row.state();
    tx.run(
        SAVE,
        row.id(),
        state.toByteArray(),
        row.newest(),
        state.getNewestAtMillis(),
        row.top(),
        row.read(),
        row.delivered(),
        row.servedAsOf(),
        state.getReadSequence(),
        state.getDeliveredSequence());
  }

  /// Holes that touch a range, ascending.
  public static List<Hole> holes(Tx tx, long conversation, long from, long to) {
    return tx.rows(HOLES, row -> new Hole(row.getLong(1), row.getLong(2)), conversation, from, to);
  }

  public static void addHole(Tx tx, long conversation, long from, long to) {
    if (from <= to) {
      tx.run(ADD_HOLE, conversation, from, to);
    }
  }

  /// What a page answered for is missing no more.
  public static void fill(Tx tx, long conversation, long from, long to) {
    for (Hole hole : holes(tx, conversation, from, to)) {
      tx.run(DROP_HOLE, conversation, hole.from());
      addHole(tx, conversation, hole.from(), Math.min(hole.to(), from - 1));
      addHole(tx, conversation, Math.max(hole.from(), to + 1), hole.to());
    }
  }

  private static ConversationRow row(ResultSet row) throws SQLException {
    return new ConversationRow(
        AccountSql.parse(() -> ConversationState.parseFrom(row.getBytes(1))),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5));
  }
}
