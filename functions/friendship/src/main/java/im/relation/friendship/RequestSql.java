package im.relation.friendship;

import im.relation.domain.FriendRequestId;
import im.relation.domain.UserId;
import im.relation.friendship.RequestRow.State;
import im.relation.friendship.RequestRow.Times;
import im.relation.friendship.RequestRow.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement on `friend_request`. Thread-safe.
final class RequestSql {

  private static final String COLUMNS =
      """
      SELECT request_id, from_user_id, to_user_id, reason, remark, reject_reason, source, state,
             created_at_millis, changed_at_millis, expires_at_millis
        FROM friend_request
      """;

  private static final String FIND = COLUMNS + " WHERE request_id = ?";

  private static final String LOCK = FIND + " FOR UPDATE";

  // The caller holds the pair's lock, so there is one at most. Its own lock keeps off a
  // cancellation.
  private static final String OPEN =
      COLUMNS
          + """
             WHERE from_user_id = ? AND to_user_id = ? AND state IN (1, 6) AND expires_at_millis > ?
             ORDER BY request_id DESC
             LIMIT 1
               FOR UPDATE
            """;

  private static final String ACCEPTED =
      COLUMNS
          + """
             WHERE from_user_id = ? AND to_user_id = ? AND state = 2
             ORDER BY request_id DESC
             LIMIT 1
            """;

  private static final String PAGE_TAIL =
      """
         AND (changed_at_millis < ? OR changed_at_millis = ? AND request_id < ?)
       ORDER BY changed_at_millis DESC, request_id DESC
       LIMIT ?
      """;

  private static final String SENT = COLUMNS + " WHERE from_user_id = ? " + PAGE_TAIL;

  private static final String RECEIVED = COLUMNS + " WHERE to_user_id = ? " + PAGE_TAIL;

  private static final String INSERT =
      """
      INSERT INTO friend_request (request_id, from_user_id, to_user_id, reason, remark,
                                  reject_reason, source, state, created_at_millis,
                                  changed_at_millis, expires_at_millis)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String UPDATE =
      """
      UPDATE friend_request
         SET reason = ?, remark = ?, reject_reason = ?, source = ?, state = ?,
             changed_at_millis = ?, expires_at_millis = ?
       WHERE request_id = ?
      """;

  // Without a trace in changed_at_millis, which the asker sees.
  private static final String HIDE =
      """
      UPDATE friend_request SET state = 6 WHERE request_id = ?
      """;

  private static final String ASKED_SINCE =
      """
      SELECT COUNT(*) AS asked, COALESCE(MIN(created_at_millis), 0) AS first_at_millis
        FROM friend_request
       WHERE from_user_id = ? AND created_at_millis > ?
      """;

  private static final String COUNT_WAITING =
      """
      SELECT COUNT(*) FROM friend_request
       WHERE to_user_id = ? AND state = 1 AND expires_at_millis > ?
      """;

  private static final String SWEEP =
      """
      DELETE FROM friend_request WHERE changed_at_millis < ? ORDER BY changed_at_millis LIMIT ?
      """;

  /// @param firstAt when the first of them was asked
  record Asked(int count, Instant firstAt) {}

  private final JdbcClient jdbc;

  RequestSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<RequestRow> find(FriendRequestId id) {
    return jdbc.sql(FIND).param(id.value()).query(RequestSql::row).optional();
  }

  Optional<RequestRow> lock(FriendRequestId id) {
    return jdbc.sql(LOCK).param(id.value()).query(RequestSql::row).optional();
  }

  /// The request that waits, the hidden one included; locked until the transaction ends.
  Optional<RequestRow> open(UserId from, UserId to, Instant now) {
    return jdbc.sql(OPEN)
        .params(from.value(), to.value(), now.toEpochMilli())
        .query(RequestSql::row)
        .optional();
  }

  /// The newest that made friends.
  Optional<RequestRow> accepted(UserId from, UserId to) {
    return jdbc.sql(ACCEPTED).params(from.value(), to.value()).query(RequestSql::row).optional();
  }

  /// Newest change first, those after a place.
  List<RequestRow> sent(UserId from, PageToken.Place after, int limit) {
    return page(SENT, from, after, limit);
  }

  /// Newest change first, those after a place.
  List<RequestRow> received(UserId to, PageToken.Place after, int limit) {
    return page(RECEIVED, to, after, limit);
  }

  private List<RequestRow> page(String statement, UserId user, PageToken.Place after, int limit) {
    return jdbc.sql(statement)
        .params(user.value(), after.first(), after.first(), after.second(), limit)
        .query(RequestSql::row)
        .list();
  }

  /// @throws org.springframework.dao.DuplicateKeyException when the id is taken
  void insert(RequestRow row) {
    var words = row.words();
    jdbc.sql(INSERT)
        .params(row.id().value(), row.from().value(), row.to().value(), words.reason())
        .params(words.remark(), words.rejectReason(), words.source().getNumber())
        .params(row.state().number(), row.times().created().toEpochMilli())
        .params(row.times().changed().toEpochMilli(), row.times().expires().toEpochMilli())
        .update();
  }

  void update(RequestRow row) {
    var words = row.words();
    jdbc.sql(UPDATE)
        .params(words.reason(), words.remark(), words.rejectReason())
        .params(words.source().getNumber(), row.state().number())
        .params(row.times().changed().toEpochMilli(), row.times().expires().toEpochMilli())
        .param(row.id().value())
        .update();
  }

  void hide(FriendRequestId id) {
    jdbc.sql(HIDE).param(id.value()).update();
  }

  Asked askedSince(UserId from, Instant time) {
    return jdbc.sql(ASKED_SINCE)
        .params(from.value(), time.toEpochMilli())
        .query((row, n) -> new Asked(row.getInt(1), Instant.ofEpochMilli(row.getLong(2))))
        .single();
  }

  int countWaiting(UserId to, Instant now) {
    return jdbc.sql(COUNT_WAITING)
        .params(to.value(), now.toEpochMilli())
        .query(Integer.class)
        .single();
  }

  /// Gives how many.
  int deleteOlderThan(Instant time, int limit) {
    return jdbc.sql(SWEEP).params(time.toEpochMilli(), limit).update();
  }

  private static RequestRow row(ResultSet row, int n) throws SQLException {
    return new RequestRow(
        new FriendRequestId(row.getLong("request_id")),
        new UserId(row.getLong("from_user_id")),
        new UserId(row.getLong("to_user_id")),
        new Words(
            row.getString("reason"),
            row.getString("remark"),
            FriendSql.source(row.getInt("source")),
            row.getString("reject_reason")),
        State.of(row.getInt("state")),
        new Times(
            Instant.ofEpochMilli(row.getLong("created_at_millis")),
            Instant.ofEpochMilli(row.getLong("changed_at_millis")),
            Instant.ofEpochMilli(row.getLong("expires_at_millis"))));
  }
}
