package im.relation.account;

import im.relation.account.profile.UserRow;
import im.relation.account.profile.UserSql;
import im.relation.contract.account.v1.AddFriendPolicy;
import im.relation.domain.UserId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What other features may know of a person. Reads without locks. Thread-safe.
public final class People {

  private final UserSql users;

  public People(JdbcClient jdbc) {
    this.users = new UserSql(jdbc);
  }

  public boolean exists(UserId user) {
    return users.find(user).isPresent();
  }

  /// Who may become this person's friend; empty for nobody's id.
  public Optional<AddFriendPolicy> addFriendPolicy(UserId user) {
    return users.find(user).map(UserRow::allowed).map(UserRow.Allowed::addFriendPolicy);
  }
}
