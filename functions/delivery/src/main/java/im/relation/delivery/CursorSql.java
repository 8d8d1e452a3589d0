package im.relation.delivery;

import im.relation.conversation.MemberKey;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement on `cursor`.
final class CursorSql {

  private static final String READ =
      """
      SELECT conversation_id, user_id, read_sequence, delivered_sequence, read_ordinal,
             read_sender_ordinal, changed_at_millis
        FROM `cursor`
       WHERE (conversation_id, user_id) IN (:keys)
      """;

  /// Only forward, whatever comes late or twice. The ordinals go with the read sequence, and are
  /// assigned before it because MySQL assigns from left to right.
  private static final String ADVANCE =
      """
      INSERT INTO `cursor`
             (conversation_id, user_id, read_sequence, delivered_sequence, read_ordinal,
              read_sender_ordinal, changed_at_millis)
      VALUES (?, ?, ?, ?, ?, ?, ROUND(UNIX_TIMESTAMP(NOW(6)) * 1000))
      ON DUPLICATE KEY UPDATE
             read_ordinal = IF(VALUES(read_sequence) > read_sequence, VALUES(read_ordinal), read_ordinal),
             read_sender_ordinal = IF(VALUES(read_sequence) > read_sequence, VALUES(read_sender_ordinal), read_sender_ordinal),
             read_sequence = GREATEST(read_sequence, VALUES(read_sequence)),
             delivered_sequence = GREATEST(delivered_sequence, VALUES(delivered_sequence)),
             changed_at_millis = VALUES(changed_at_millis)
      """;

  private final JdbcTemplate jdbc;
  private final JdbcClient client;

  CursorSql(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.client = JdbcClient.create(jdbc);
  }

  Map<MemberKey, Cursor> read(Collection<MemberKey> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    return client
        .sql(READ)
        .param(
            "keys",
            keys.stream()
                .map(key -> new Object[] {key.conversation().value(), key.user().value()})
                .toList())
        .query(
            (row, n) ->
                new Cursor(
                    new MemberKey(
                        new ConversationId(row.getLong("conversation_id")),
                        new UserId(row.getLong("user_id"))),
                    new Sequence(row.getLong("read_sequence")),
                    new Sequence(row.getLong("delivered_sequence")),
                    row.getLong("read_ordinal"),
                    row.getLong("read_sender_ordinal"),
                    row.getLong("changed_at_millis")))
        .list()
        .stream()
        .collect(Collectors.toMap(Cursor::key, Function.identity()));
  }

  /// One multi-row statement; the caller gives the rows in key order, so that two of them never
  /// deadlock.
  void advance(List<Cursor> cursors) {
    jdbc.batchUpdate(
        ADVANCE,
        cursors,
        cursors.size(),
        (row, cursor) -> {
          row.setLong(1, cursor.key().conversation().value());
          row.setLong(2, cursor.key().user().value());
          row.setLong(3, cursor.read().value());
          row.setLong(4, cursor.delivered().value());
          row.setLong(5, cursor.readOrdinal());
          row.setLong(6, cursor.readSenderOrdinal());
        });
  }
}
