package im.relation.runtime.outbox;

import im.relation.domain.Bits128;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The relay's statements on `outbox` and `outbox_lease`. Times are the database's.
final class OutboxSql {

  private static final String FIRST =
      """
      SELECT id, topic, record_key, record, traceparent FROM outbox ORDER BY id LIMIT ?
      """;

  // By id, never by range: between two ids that were sent one may have committed that was not.
  private static final String DELETE =
      """
      DELETE FROM outbox WHERE id IN (:ids)
      """;

  private static final String AGE =
      """
      SELECT TIMESTAMPDIFF(MICROSECOND, created_at, CURRENT_TIMESTAMP(6)) FROM outbox
      ORDER BY id LIMIT 1
      """;

  private static final String HOLD =
      """
      UPDATE outbox_lease
      SET holder = ?, expires_at = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND
      WHERE id = 1 AND (holder = ? OR expires_at < UTC_TIMESTAMP(6))
      """;

  private static final String RELEASE =
      """
      UPDATE outbox_lease SET expires_at = '2000-01-01 00:00:00' WHERE id = 1 AND holder = ?
      """;

  private final JdbcClient jdbc;

  OutboxSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The smallest ids, ascending.
  List<OutboxRow> first(int limit) {
    return jdbc.sql(FIRST)
        .param(limit)
        .query(
            (row, number) ->
                new OutboxRow(
                    row.getLong(1),
                    row.getString(2),
                    row.getBytes(3),
                    row.getBytes(4),
                    row.getString(5)))
        .list();
  }

  /// For how long the row with the smallest id has waited, in seconds; 0 where none waits.
  double ageSeconds() {
    return jdbc.sql(AGE).query(Long.class).optional().orElse(0L) / 1e6;
  }

  void delete(List<Long> ids) {
    jdbc.sql(DELETE).param("ids", ids).update();
  }

  /// True when the holder has the lease now, new or renewed.
  boolean hold(Bits128 holder, Duration life) {
    byte[] bytes = holder.toBytes();
    return jdbc.sql(HOLD).params(bytes, life.toNanos() / 1_000, bytes).update() == 1;
  }

  void release(Bits128 holder) {
    jdbc.sql(RELEASE).param(holder.toBytes()).update();
  }
}
