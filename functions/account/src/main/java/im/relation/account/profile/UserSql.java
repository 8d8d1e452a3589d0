package im.relation.account.profile;

import im.relation.account.profile.UserRow.Allowed;
import im.relation.contract.account.v1.AddFriendPolicy;
import im.relation.domain.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement on `user`. Thread-safe.
public final class UserSql {

  private static final String COLUMNS =
      """
      SELECT user_id, nickname, avatar_url, version, add_friend_policy,
             found_by_username, found_by_email, found_by_id
        FROM user
      """;

  private static final String FIND = COLUMNS + " WHERE user_id = ?";

  private static final String FIND_ALL = COLUMNS + " WHERE user_id IN (:users)";

  private static final String LOCK = COLUMNS + " WHERE user_id = ? FOR UPDATE";

  private static final String CREATED_AT =
      """
      SELECT created_at_millis FROM user WHERE user_id = ?
      """;

  private static final String INSERT =
      """
      INSERT INTO user (user_id, nickname, avatar_url, version, add_friend_policy,
                        found_by_username, found_by_email, found_by_id, created_at_millis)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String SET_PROFILE =
      """
      UPDATE user SET nickname = ?, avatar_url = ?, version = ? WHERE user_id = ?
      """;

  private static final String SET_ALLOWED =
      """
      UPDATE user
         SET add_friend_policy = ?, found_by_username = ?, found_by_email = ?, found_by_id = ?
       WHERE user_id = ?
      """;

  private final JdbcClient jdbc;

  public UserSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Adds a person.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException when the id is taken
  public void insert(UserRow row, Instant now) {
    var allowed = row.allowed();
    jdbc.sql(INSERT)
        .params(row.user().value(), row.nickname(), row.avatarUrl(), row.version())
        .params(allowed.addFriendPolicy().getNumber(), allowed.byUsername(), allowed.byEmail())
        .params(allowed.byId(), now.toEpochMilli())
        .update();
  }

  public Optional<UserRow> find(UserId user) {
    return jdbc.sql(FIND).param(user.value()).query(UserSql::row).optional();
  }

  public Optional<Instant> createdAt(UserId user) {
    return jdbc.sql(CREATED_AT)
        .param(user.value())
        .query((row, n) -> Instant.ofEpochMilli(row.getLong("created_at_millis")))
        .optional();
  }

  /// In no order; unknown ones are left out.
  public List<UserRow> find(Collection<UserId> users) {
    return jdbc.sql(FIND_ALL)
        .param("users", users.stream().map(UserId::value).toList())
        .query(UserSql::row)
        .list();
  }

  /// The row, locked until the transaction ends.
  public Optional<UserRow> lock(UserId user) {
    return jdbc.sql(LOCK).param(user.value()).query(UserSql::row).optional();
  }

  void setProfile(UserRow row) {
    jdbc.sql(SET_PROFILE)
        .params(row.nickname(), row.avatarUrl(), row.version(), row.user().value())
        .update();
  }

  void setAllowed(UserId user, Allowed allowed) {
    jdbc.sql(SET_ALLOWED)
        .params(allowed.addFriendPolicy().getNumber(), allowed.byUsername(), allowed.byEmail())
        .params(allowed.byId(), user.value())
        .update();
  }

  private static UserRow row(ResultSet row, int n) throws SQLException {
    var policy = AddFriendPolicy.forNumber(row.getInt("add_friend_policy"));
    return new UserRow(
        new UserId(row.getLong("user_id")),
        row.getString("nickname"),
        row.getString("avatar_url"),
        row.getLong("version"),
        new Allowed(
            // What an older program does not know fails closed.
            policy == null ? AddFriendPolicy.ADD_FRIEND_POLICY_NOBODY : policy,
            row.getBoolean("found_by_username"),
            row.getBoolean("found_by_email"),
            row.getBoolean("found_by_id")));
  }
}
