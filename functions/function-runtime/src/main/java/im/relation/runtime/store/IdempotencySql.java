package im.relation.runtime.store;

import im.relation.domain.UserId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Statements on `idempotency_key`.
final class IdempotencySql {

  // A duplicate waits for the transaction that holds the key, then is ignored. Nothing else is
  // there
  // to be ignored: lengths are checked before.
  private static final String CLAIM =
      """
      INSERT IGNORE INTO idempotency_key (user_id, idem_key, request_hash, response, created_at)
      VALUES (?, ?, ?, '', ?)
      """;

  private static final String FIND =
      """
      SELECT request_hash, response, created_at
      FROM idempotency_key
      WHERE user_id = ? AND idem_key = ?
      FOR UPDATE
      """;

  private static final String STORE =
      """
      UPDATE idempotency_key SET request_hash = ?, response = ?, created_at = ?
      WHERE user_id = ? AND idem_key = ?
      """;

  private static final String FORGET =
      """
      DELETE FROM idempotency_key WHERE user_id = ? AND idem_key = ?
      """;

  private static final String SWEEP =
      """
      DELETE FROM idempotency_key WHERE created_at < ? ORDER BY created_at LIMIT ?
      """;

  /// What was answered.
  record Stored(byte[] requestHash, byte[] response, Instant createdAt) {}

  private final JdbcClient jdbc;

  IdempotencySql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// False when the key is there already.
  boolean claim(UserId user, String key, byte[] requestHash, Instant now) {
    return jdbc.sql(CLAIM).params(user.value(), key, requestHash, utc(now)).update() == 1;
  }

  Optional<Stored> find(UserId user, String key) {
    return jdbc.sql(FIND)
        .params(user.value(), key)
        .query(
            (row, number) ->
                new Stored(
                    row.getBytes(1),
                    row.getBytes(2),
                    row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC)))
        .optional();
  }

  void store(UserId user, String key, Stored stored) {
    jdbc.sql(STORE)
        .params(stored.requestHash(), stored.response(), utc(stored.createdAt()), user.value(), key)
        .update();
  }

  void forget(UserId user, String key) {
    jdbc.sql(FORGET).params(user.value(), key).update();
  }

  /// How many were deleted, at most the limit.
  int sweep(Instant olderThan, int limit) {
    return jdbc.sql(SWEEP).params(utc(olderThan), limit).update();
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
