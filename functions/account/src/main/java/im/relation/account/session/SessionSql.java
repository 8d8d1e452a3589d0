package im.relation.account.session;

import im.relation.account.session.SessionRow.Owner;
import im.relation.account.session.SessionRow.Seen;
import im.relation.account.session.SessionRow.Tokens;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.domain.DeviceId;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement on `session` and `device`. Thread-safe.
final class SessionSql {

  private static final String COLUMNS =
      """
      SELECT s.session_id, s.user_id, s.device_id, s.device_type, s.client, s.generation,
             s.exchanged_hash, s.rotated_at_millis, s.created_at_millis, s.last_seen_at_millis,
             s.last_ip, s.expires_at_millis, s.ended_at_millis, d.name AS device_name
        FROM session s JOIN device d ON d.device_id = s.device_id
      """;

  private static final String LIVE =
      COLUMNS
          + """
             WHERE s.user_id = ? AND s.ended_at_millis IS NULL AND s.expires_at_millis > ?
             ORDER BY s.created_at_millis DESC, s.session_id
            """;

  private static final String FIND = COLUMNS + " WHERE s.session_id = ?";

  // By itself: a join would lock the device's row too, against the order of locks.
  private static final String LOCK =
      """
      SELECT session_id FROM session WHERE session_id = ? FOR UPDATE
      """;

  private static final String IS_LIVE =
      """
      SELECT COUNT(*) FROM session
       WHERE session_id = ? AND user_id = ? AND ended_at_millis IS NULL AND expires_at_millis > ?
      """;

  private static final String INSERT =
      """
      INSERT INTO session (session_id, user_id, device_id, device_type, client, generation,
                           rotated_at_millis, created_at_millis, last_seen_at_millis, last_ip,
                           expires_at_millis)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String ROTATE =
      """
      UPDATE session
         SET generation = ?, exchanged_hash = ?, rotated_at_millis = ?, last_seen_at_millis = ?,
             last_ip = ?, expires_at_millis = ?
       WHERE session_id = ?
      """;

  private static final String END =
      """
      UPDATE session
         SET ended_at_millis = ?, end_code = ?, expires_at_millis = ?
       WHERE session_id = ? AND ended_at_millis IS NULL
      """;

  private static final String OUTLIVED =
      """
      SELECT session_id FROM session WHERE expires_at_millis < ? ORDER BY expires_at_millis LIMIT ?
      """;

  private static final String DELETE =
      """
      DELETE FROM session WHERE session_id = ?
      """;

  private static final String INSERT_DEVICE =
      """
      INSERT INTO device (device_id, user_id, type, name, created_at_millis) VALUES (?, ?, ?, ?, ?)
      """;

  private static final String OWNS_DEVICE =
      """
      SELECT COUNT(*) FROM device WHERE device_id = ? AND user_id = ? AND type = ?
      """;

  private static final String RENAME_DEVICE =
      """
      UPDATE device SET name = ? WHERE device_id = ? AND user_id = ?
      """;

  private static final String DEVICES_OF =
      """
      SELECT COUNT(*) FROM device WHERE device_id = ? AND user_id = ?
      """;

  // The devices of one person that no session is left of.
  private static final String DELETE_DEVICES =
      """
      DELETE FROM device
       WHERE user_id = ?
         AND NOT EXISTS (SELECT 1 FROM session s WHERE s.device_id = device.device_id)
      """;

  private final JdbcClient jdbc;

  SessionSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Newest first.
  List<SessionRow> live(UserId user, Instant now) {
    return jdbc.sql(LIVE).params(user.value(), now.toEpochMilli()).query(SessionSql::row).list();
  }

  Optional<SessionRow> find(SessionId session) {
    return jdbc.sql(FIND).param(session.toBytes()).query(SessionSql::row).optional();
  }

  Optional<SessionRow> lock(SessionId session) {
    return jdbc.sql(LOCK)
        .param(session.toBytes())
        .query((row, n) -> SessionId.of(row.getBytes(1)))
        .optional()
        .flatMap(this::find);
  }

  boolean isLive(SessionId session, UserId user, Instant now) {
    return count(IS_LIVE, session.toBytes(), user.value(), now.toEpochMilli()) > 0;
  }

  void insert(SessionRow row) {
    var owner = row.owner();
    var seen = row.seen();
    jdbc.sql(INSERT)
        .params(row.session().toBytes(), owner.user().value(), owner.device().value())
        .params(owner.type().getNumber(), seen.client(), row.tokens().generation())
        .params(row.tokens().rotatedAt().toEpochMilli(), seen.createdAt().toEpochMilli())
        .params(seen.lastSeenAt().toEpochMilli(), seen.lastIp())
        .param(row.expiresAt().toEpochMilli())
        .update();
  }

  /// Moves a session on to its next generation of refresh tokens; it was seen at that time.
  void rotate(SessionId session, Tokens tokens, String ip, Instant expiresAt) {
    long at = tokens.rotatedAt().toEpochMilli();
    jdbc.sql(ROTATE)
        .params(tokens.generation(), tokens.exchangedHash(), at, at, ip)
        .params(expiresAt.toEpochMilli(), session.toBytes())
        .update();
  }

  /// Whether it was live until now.
  boolean end(SessionId session, CloseCode code, Instant now) {
    return jdbc.sql(END)
            .params(now.toEpochMilli(), code.getNumber(), now.toEpochMilli(), session.toBytes())
            .update()
        == 1;
  }

  List<SessionId> outlived(Instant expiredBefore, int limit) {
    return jdbc.sql(OUTLIVED)
        .params(expiredBefore.toEpochMilli(), limit)
        .query((row, n) -> SessionId.of(row.getBytes(1)))
        .list();
  }

  void delete(SessionId session) {
    jdbc.sql(DELETE).param(session.toBytes()).update();
  }

  /// Adds a device.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException when the id is taken
  void insertDevice(Owner owner, Instant now) {
    jdbc.sql(INSERT_DEVICE)
        .params(owner.device().value(), owner.user().value(), owner.type().getNumber())
        .params(owner.deviceName(), now.toEpochMilli())
        .update();
  }

  boolean ownsDevice(UserId user, DeviceId device, DeviceType type) {
    return count(OWNS_DEVICE, device.value(), user.value(), type.getNumber()) > 0;
  }

  boolean ownsDevice(UserId user, DeviceId device) {
    return count(DEVICES_OF, device.value(), user.value()) > 0;
  }

  void renameDevice(UserId user, DeviceId device, String name) {
    jdbc.sql(RENAME_DEVICE).params(name, device.value(), user.value()).update();
  }

  void deleteDevicesWithoutSession(UserId user) {
    jdbc.sql(DELETE_DEVICES).param(user.value()).update();
  }

  private long count(String statement, Object... params) {
    return jdbc.sql(statement).params(params).query(Long.class).single();
  }

  private static SessionRow row(ResultSet row, int n) throws SQLException {
    var type = DeviceType.forNumber(row.getInt("device_type"));
    byte[] exchanged = row.getBytes("exchanged_hash");
    boolean ended = row.getObject("ended_at_millis") != null;
    return new SessionRow(
        SessionId.of(row.getBytes("session_id")),
        new Owner(
            new UserId(row.getLong("user_id")),
            new DeviceId(row.getLong("device_id")),
            type == null ? DeviceType.DEVICE_TYPE_UNSPECIFIED : type,
            row.getString("device_name")),
        new Tokens(
            row.getInt("generation"),
            exchanged == null ? new byte[0] : exchanged,
            time(row, "rotated_at_millis")),
        new Seen(
            row.getString("client"),
            time(row, "created_at_millis"),
            time(row, "last_seen_at_millis"),
            row.getString("last_ip")),
        time(row, "expires_at_millis"),
        ended);
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }
}
