package im.relation.presence;

import im.relation.contract.presence.v1.PresenceAudience;
import im.relation.domain.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement on `presence`.
final class PresenceSql {

  /// A statement names so many people at the most.
  private static final int PEOPLE_PER_QUERY = 1_000;

  private static final String ROWS =
      """
      SELECT user_id, audience, last_seen_at_millis FROM presence WHERE user_id IN (:users)
      """;

  private static final String SET_AUDIENCE =
      """
      INSERT INTO presence (user_id, audience) VALUES (?, ?)
      ON DUPLICATE KEY UPDATE audience = VALUES(audience)
      """;

  /// Only forward, whatever comes late or twice.
  private static final String SEEN =
      """
      INSERT INTO presence (user_id, last_seen_at_millis) VALUES (?, ?)
      ON DUPLICATE KEY UPDATE
             last_seen_at_millis = GREATEST(last_seen_at_millis, VALUES(last_seen_at_millis))
      """;

  private final JdbcTemplate jdbc;
  private final JdbcClient client;

  PresenceSql(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.client = JdbcClient.create(jdbc);
  }

  /// The rows of those who have one.
  Map<UserId, PresenceRow> rows(Collection<UserId> users) {
    var ids = users.stream().distinct().map(UserId::value).toList();
    var found = new HashMap<UserId, PresenceRow>();
    for (int from = 0; from < ids.size(); from += PEOPLE_PER_QUERY) {
      client
          .sql(ROWS)
          .param("users", ids.subList(from, Math.min(ids.size(), from + PEOPLE_PER_QUERY)))
          .query(PresenceSql::row)
          .list()
          .forEach(row -> found.put(row.user(), row));
    }
    return found;
  }

  void setAudience(UserId user, PresenceAudience audience) {
    jdbc.update(SET_AUDIENCE, user.value(), audience.getNumber());
  }

  /// In the order of the key, as every writer of several rows.
  ///
  /// @param atMillis epoch milliseconds by person
  void seen(Map<UserId, Long> atMillis) {
    if (atMillis.isEmpty()) {
      return;
    }
    var inKeyOrder = atMillis.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    jdbc.batchUpdate(
        SEEN,
        inKeyOrder,
        inKeyOrder.size(),
        (row, entry) -> {
          row.setLong(1, entry.getKey().value());
          row.setLong(2, entry.getValue());
        });
  }

  private static PresenceRow row(ResultSet row, int n) throws SQLException {
    var audience = PresenceAudience.forNumber(row.getInt("audience"));
    return new PresenceRow(
        new UserId(row.getLong("user_id")),
        // An audience that this version does not know shows nothing to anybody.
        audience == null ? PresenceAudience.PRESENCE_AUDIENCE_UNSPECIFIED : audience,
        row.getLong("last_seen_at_millis"));
  }
}
