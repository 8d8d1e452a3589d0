package im.relation.friendship;

import im.relation.contract.friendship.v1.FriendSource;
import im.relation.domain.ConversationId;
import im.relation.domain.UserId;
import im.relation.friendship.Edge.About;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement on `friend`. Thread-safe.
final class FriendSql {

  // Makes the row where there is none and locks it either way.
  private static final String CLAIM =
      """
      INSERT INTO friend (owner_id, friend_id) VALUES (?, ?)
      ON DUPLICATE KEY UPDATE owner_id = VALUES(owner_id)
      """;

  private static final String COLUMNS =
      """
      SELECT owner_id, friend_id, active, blocked, remark, source, conversation_id, since_at_millis
        FROM friend
      """;

  private static final String FIND = COLUMNS + " WHERE owner_id = ? AND friend_id = ?";

  private static final String LOCK = FIND + " FOR UPDATE";

  private static final String ACTIVE =
      COLUMNS + " WHERE owner_id = ? AND active AND friend_id > ? ORDER BY friend_id LIMIT ?";

  private static final String BLOCKED =
      COLUMNS + " WHERE owner_id = ? AND blocked AND friend_id > ? ORDER BY friend_id LIMIT ?";

  private static final String ALL_ACTIVE =
      COLUMNS + " WHERE owner_id = ? AND active ORDER BY friend_id";

  // What only guards a pair never was a friend.
  private static final String CHANGED =
      COLUMNS
          + """
             WHERE owner_id = ? AND changed_at_millis >= ? AND since_at_millis > 0
             ORDER BY changed_at_millis DESC, friend_id
            """;

  private static final String COUNT_ACTIVE =
      """
      SELECT COUNT(*) FROM friend WHERE owner_id = ? AND active
      """;

  private static final String COUNT_BLOCKED =
      """
      SELECT COUNT(*) FROM friend WHERE owner_id = ? AND blocked
      """;

  private static final String BEGIN =
      """
      UPDATE friend
         SET active = TRUE, remark = ?, source = ?, conversation_id = ?, since_at_millis = ?,
             changed_at_millis = ROUND(UNIX_TIMESTAMP(NOW(6)) * 1000)
       WHERE owner_id = ? AND friend_id = ?
      """;

  private static final String END =
      """
      UPDATE friend
         SET active = FALSE, changed_at_millis = ROUND(UNIX_TIMESTAMP(NOW(6)) * 1000)
       WHERE owner_id = ? AND friend_id = ?
      """;

  private static final String SET_BLOCKED =
      """
      UPDATE friend
         SET blocked = ?, changed_at_millis = ROUND(UNIX_TIMESTAMP(NOW(6)) * 1000)
       WHERE owner_id = ? AND friend_id = ?
      """;

  private final JdbcClient jdbc;

  FriendSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Both rows, made where there were none, locked until the transaction ends; the smaller owner's
  /// first, so that two pairs of hands never wait for one another.
  Pair lock(UserId caller, UserId other) {
    boolean first = caller.compareTo(other) < 0;
    var low = claim(first ? caller : other, first ? other : caller);
    var high = claim(first ? other : caller, first ? caller : other);
    return first ? new Pair(low, high) : new Pair(high, low);
  }

  private Edge claim(UserId owner, UserId other) {
    jdbc.sql(CLAIM).params(owner.value(), other.value()).update();
    return jdbc.sql(LOCK).params(owner.value(), other.value()).query(FriendSql::edge).single();
  }

  Optional<Edge> find(UserId owner, UserId other) {
    return jdbc.sql(FIND).params(owner.value(), other.value()).query(FriendSql::edge).optional();
  }

  /// By the friend's id, ascending, those after one.
  List<Edge> active(UserId owner, UserId after, int limit) {
    return jdbc.sql(ACTIVE)
        .params(owner.value(), after.value(), limit)
        .query(FriendSql::edge)
        .list();
  }

  /// By the blocked one's id, ascending, those after one.
  List<Edge> blocked(UserId owner, UserId after, int limit) {
    return jdbc.sql(BLOCKED)
        .params(owner.value(), after.value(), limit)
        .query(FriendSql::edge)
        .list();
  }

  List<Edge> allActive(UserId owner) {
    return jdbc.sql(ALL_ACTIVE).param(owner.value()).query(FriendSql::edge).list();
  }

  /// Active and ended ones, the newest change first.
  List<Edge> changedSince(UserId owner, Instant time) {
    return jdbc.sql(CHANGED)
        .params(owner.value(), time.toEpochMilli())
        .query(FriendSql::edge)
        .list();
  }

  int countActive(UserId owner) {
    return jdbc.sql(COUNT_ACTIVE).param(owner.value()).query(Integer.class).single();
  }

  int countBlocked(UserId owner) {
    return jdbc.sql(COUNT_BLOCKED).param(owner.value()).query(Integer.class).single();
  }

  void begin(Edge edge) {
    var about = edge.about();
    jdbc.sql(BEGIN)
        .params(about.remark(), about.source().getNumber())
        .params(about.conversation().map(ConversationId::value).orElse(0L))
        .params(about.since().toEpochMilli(), edge.owner().value(), edge.other().value())
        .update();
  }

  void end(Edge edge) {
    jdbc.sql(END).params(edge.owner().value(), edge.other().value()).update();
  }

  void setBlocked(Edge edge, boolean blocked) {
    jdbc.sql(SET_BLOCKED).params(blocked, edge.owner().value(), edge.other().value()).update();
  }

  private static Edge edge(ResultSet row, int n) throws SQLException {
    long conversation = row.getLong("conversation_id");
    return new Edge(
        new UserId(row.getLong("owner_id")),
        new UserId(row.getLong("friend_id")),
        row.getBoolean("active"),
        row.getBoolean("blocked"),
        new About(
            row.getString("remark"),
            source(row.getInt("source")),
            conversation == 0 ? Optional.empty() : Optional.of(new ConversationId(conversation)),
            Instant.ofEpochMilli(row.getLong("since_at_millis"))));
  }

  static FriendSource source(int number) {
    var source = FriendSource.forNumber(number);
    return source == null ? FriendSource.FRIEND_SOURCE_UNSPECIFIED : source;
  }
}
