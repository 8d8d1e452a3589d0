package im.relation.account.limit;

import im.relation.account.limit.Attempts.Tried;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement on `sign_in_failure`. Thread-safe.
public final class AttemptSql {

  // Makes the row where there is none and locks it either way, so two first attempts queue up.
  private static final String CLAIM =
      """
      INSERT INTO sign_in_failure (subject_hash, failures, last_failed_at_millis)
      VALUES (?, 0, 0)
      ON DUPLICATE KEY UPDATE failures = failures
      """;

  private static final String FIND =
      """
      SELECT failures, last_failed_at_millis FROM sign_in_failure WHERE subject_hash = ? FOR UPDATE
      """;

  private static final String SET =
      """
      UPDATE sign_in_failure SET failures = ?, last_failed_at_millis = ? WHERE subject_hash = ?
      """;

  private static final String DECREMENT =
      """
      UPDATE sign_in_failure SET failures = failures - 1 WHERE subject_hash = ? AND failures > 0
      """;

  private static final String DELETE =
      """
      DELETE FROM sign_in_failure WHERE subject_hash = ?
      """;

  private static final String SWEEP =
      """
      DELETE FROM sign_in_failure WHERE last_failed_at_millis < ?
       ORDER BY last_failed_at_millis LIMIT ?
      """;

  private final JdbcClient jdbc;

  public AttemptSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Tried> lock(byte[] subject) {
    jdbc.sql(CLAIM).param(subject).update();
    return jdbc.sql(FIND)
        .param(subject)
        .query((row, n) -> new Tried(row.getInt(1), Instant.ofEpochMilli(row.getLong(2))))
        .optional();
  }

  void set(byte[] subject, int count, Instant now) {
    jdbc.sql(SET).params(count, now.toEpochMilli(), subject).update();
  }

  void decrement(byte[] subject) {
    jdbc.sql(DECREMENT).param(subject).update();
  }

  void delete(byte[] subject) {
    jdbc.sql(DELETE).param(subject).update();
  }

  /// Gives how many.
  int deleteOlderThan(Instant time, int limit) {
    return jdbc.sql(SWEEP).params(time.toEpochMilli(), limit).update();
  }
}
