package im.relation.account.identifier;

import im.relation.account.identifier.LoginIdentifier.Kind;
import im.relation.domain.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement on `login_identifier`. Thread-safe.
public final class IdentifierSql {

  private static final String INSERT =
      """
      INSERT INTO login_identifier (kind, value, user_id) VALUES (?, ?, ?)
      """;

  private static final String FIND =
      """
      SELECT user_id FROM login_identifier WHERE kind = ? AND value = ?
      """;

  private static final String OF_USER =
      """
      SELECT kind, value FROM login_identifier WHERE user_id = ?
      """;

  private static final String VALUES_OF_USERS =
      """
      SELECT user_id, value FROM login_identifier WHERE user_id IN (:users) AND kind = :kind
      """;

  private final JdbcClient jdbc;

  public IdentifierSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Whether the identifier was free and now names the account. Waits for another transaction that
  /// inserts the same one.
  public boolean insert(LoginIdentifier identifier, UserId user) {
    try {
      jdbc.sql(INSERT)
          .params(identifier.kind().number(), identifier.value(), user.value())
          .update();
      return true;
    } catch (DuplicateKeyException taken) {
      return false;
    }
  }

  public Optional<UserId> find(LoginIdentifier identifier) {
    return jdbc.sql(FIND)
        .params(identifier.kind().number(), identifier.value())
        .query((row, n) -> new UserId(row.getLong("user_id")))
        .optional();
  }

  /// An account's identifiers, at most one of each kind.
  public List<LoginIdentifier> of(UserId user) {
    return jdbc.sql(OF_USER)
        .param(user.value())
        .query((row, n) -> new LoginIdentifier(Kind.of(row.getInt("kind")), row.getString("value")))
        .list();
  }

  /// Usernames of many accounts; those without one are left out.
  public Map<UserId, String> usernames(Collection<UserId> users) {
    if (users.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql(VALUES_OF_USERS)
        .param("users", users.stream().map(UserId::value).toList())
        .param("kind", Kind.USERNAME.number())
        .query((row, n) -> Map.entry(new UserId(row.getLong("user_id")), row.getString("value")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
