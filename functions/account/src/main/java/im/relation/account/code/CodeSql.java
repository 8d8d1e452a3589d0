package im.relation.account.code;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement on `verification_code`. Thread-safe.
final class CodeSql {

  // Makes the row where there is none and locks it either way.
  private static final String CLAIM =
      """
      INSERT INTO verification_code (purpose, address_hash, salt, code_hash, tries, sent_at_millis,
                                     expires_at_millis, window_started_at_millis, sent_in_window)
      VALUES (?, ?, ?, ?, 0, 0, 0, 0, 0)
      ON DUPLICATE KEY UPDATE tries = tries
      """;

  private static final String LOCK =
      """
      SELECT salt, code_hash, tries, sent_at_millis, expires_at_millis, window_started_at_millis,
             sent_in_window
        FROM verification_code
       WHERE purpose = ? AND address_hash = ?
         FOR UPDATE
      """;

  private static final String PUT =
      """
      UPDATE verification_code
         SET salt = ?, code_hash = ?, tries = ?, sent_at_millis = ?, expires_at_millis = ?,
             window_started_at_millis = ?, sent_in_window = ?
       WHERE purpose = ? AND address_hash = ?
      """;

  private static final String COUNT_TRY =
      """
      UPDATE verification_code SET tries = tries + 1 WHERE purpose = ? AND address_hash = ?
      """;

  // The row stays for the day's count.
  private static final String USE =
      """
      UPDATE verification_code SET expires_at_millis = 0
       WHERE purpose = ? AND address_hash = ? AND code_hash = ? AND expires_at_millis > ?
      """;

  private static final String SWEEP =
      """
      DELETE FROM verification_code WHERE window_started_at_millis < ?
       ORDER BY window_started_at_millis LIMIT ?
      """;

  private final JdbcClient jdbc;

  CodeSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The row, made where there was none, locked until the transaction ends.
  CodeRow claim(CodeKey key) {
    var none = CodeRow.NONE.hash();
    jdbc.sql(CLAIM)
        .params(key.purpose().getNumber(), key.addressHash(), none.salt(), none.hash())
        .update();
    return lock(key).orElse(CodeRow.NONE);
  }

  Optional<CodeRow> lock(CodeKey key) {
    return jdbc.sql(LOCK)
        .params(key.purpose().getNumber(), key.addressHash())
        .query(CodeSql::row)
        .optional();
  }

  void put(CodeKey key, CodeRow row) {
    jdbc.sql(PUT)
        .params(row.hash().salt(), row.hash().hash(), row.tries(), row.sentAt().toEpochMilli())
        .params(row.expiresAt().toEpochMilli(), row.windowStartedAt().toEpochMilli(), row.sent())
        .params(key.purpose().getNumber(), key.addressHash())
        .update();
  }

  void countTry(CodeKey key) {
    jdbc.sql(COUNT_TRY).params(key.purpose().getNumber(), key.addressHash()).update();
  }

  /// Whether it was good until now.
  boolean use(ProvenCode code, Instant now) {
    return jdbc.sql(USE)
            .params(code.key().purpose().getNumber(), code.key().addressHash(), code.codeHash())
            .param(now.toEpochMilli())
            .update()
        == 1;
  }

  /// Gives how many.
  int deleteOlderThan(Instant time, int limit) {
    return jdbc.sql(SWEEP).params(time.toEpochMilli(), limit).update();
  }

  private static CodeRow row(ResultSet row, int n) throws SQLException {
    return new CodeRow(
        new CodeHash(row.getBytes("salt"), row.getBytes("code_hash")),
        row.getInt("tries"),
        Instant.ofEpochMilli(row.getLong("sent_at_millis")),
        Instant.ofEpochMilli(row.getLong("expires_at_millis")),
        Instant.ofEpochMilli(row.getLong("window_started_at_millis")),
        row.getInt("sent_in_window"));
  }
}
