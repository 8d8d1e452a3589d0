package im.relation.account.session;

import im.relation.domain.SessionId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement on `refresh_token`. Thread-safe.
final class RefreshTokenSql {

  private static final String INSERT =
      """
      INSERT INTO refresh_token (token_hash, session_id, generation, created_at_millis)
      VALUES (?, ?, ?, ?)
      """;

  private static final String FIND =
      """
      SELECT session_id, generation FROM refresh_token WHERE token_hash = ?
      """;

  private static final String DELETE_OLD =
      """
      DELETE FROM refresh_token
       WHERE session_id = ? AND created_at_millis < ? AND generation < ?
      """;

  private static final String DELETE_ALL =
      """
      DELETE FROM refresh_token WHERE session_id = ?
      """;

  /// A token that this deployment gave out.
  record Given(SessionId session, int generation) {}

  private final JdbcClient jdbc;

  RefreshTokenSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(byte[] hash, SessionId session, int generation, Instant now) {
    jdbc.sql(INSERT).params(hash, session.toBytes(), generation, now.toEpochMilli()).update();
  }

  Optional<Given> find(byte[] hash) {
    return jdbc.sql(FIND)
        .param(hash)
        .query((row, n) -> new Given(SessionId.of(row.getBytes(1)), row.getInt(2)))
        .optional();
  }

  /// Forgets tokens of earlier generations given out before a time.
  void deleteOld(SessionId session, Instant before, int generation) {
    jdbc.sql(DELETE_OLD).params(session.toBytes(), before.toEpochMilli(), generation).update();
  }

  void deleteAll(SessionId session) {
    jdbc.sql(DELETE_ALL).param(session.toBytes()).update();
  }
}
