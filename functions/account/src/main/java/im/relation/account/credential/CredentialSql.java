package im.relation.account.credential;

import im.relation.domain.UserId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement on `credential`. Thread-safe.
public final class CredentialSql {

  private static final String FIND =
      """
      SELECT password_hash FROM credential WHERE user_id = ?
      """;

  private static final String PUT =
      """
      INSERT INTO credential (user_id, password_hash, changed_at_millis) VALUES (?, ?, ?)
      ON DUPLICATE KEY UPDATE password_hash = VALUES(password_hash),
                              changed_at_millis = VALUES(changed_at_millis)
      """;

  private final JdbcClient jdbc;

  public CredentialSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<PasswordHash> find(UserId user) {
    return jdbc.sql(FIND)
        .param(user.value())
        .query((row, n) -> new PasswordHash(row.getString("password_hash")))
        .optional();
  }

  public void put(UserId user, PasswordHash hash, Instant now) {
    jdbc.sql(PUT).params(user.value(), hash.encoded(), now.toEpochMilli()).update();
  }
}
