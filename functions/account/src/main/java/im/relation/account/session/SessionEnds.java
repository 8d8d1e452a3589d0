package im.relation.account.session;

import com.google.protobuf.ByteString;
import im.relation.account.profile.UserSql;
import im.relation.account.session.SessionRow.Owner;
import im.relation.backplane.Topics;
import im.relation.contract.account.v1.Session;
import im.relation.contract.message.v1.NoticeBody;
import im.relation.contract.message.v1.SessionChanged;
import im.relation.contract.record.v1.SessionEndedRecord;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.conversation.SystemEntries;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import im.relation.runtime.Outbox;
import im.relation.runtime.OutboxMessage;
import java.time.Instant;
import java.util.List;

/// Ends sessions, always within the caller's transaction. What ends goes to topic session-ended and
/// into its owner's NOTICE log; both are heard once the transaction committed. Thread-safe.
public final class SessionEnds {

  private final SessionSql sql;
  private final UserSql users;
  private final Outbox outbox;
  private final SystemEntries entries;

  SessionEnds(SessionSql sql, UserSql users, Outbox outbox, SystemEntries entries) {
    this.sql = sql;
    this.users = users;
    this.outbox = outbox;
    this.entries = entries;
  }

  /// A person's live sessions, newest first, none of them marked as current. Takes no lock.
  public List<Session> live(UserId user, Instant now) {
    return sql.live(user, now).stream().map(SessionRow::toSession).toList();
  }

  /// Ends every session of a person; how many there were.
  public int endAll(UserId user, CloseCode code, Instant now) {
    var _ = users.lock(user);
    return end(sql.live(user, now), code, now);
  }

  /// Ends every session of a person but one; how many there were.
  public int endOthers(UserId user, SessionId kept, CloseCode code, Instant now) {
    var _ = users.lock(user);
    var others = sql.live(user, now).stream().filter(row -> !row.session().equals(kept)).toList();
    return end(others, code, now);
  }

  /// Ends one session of a person; how many that were: 0 for one that is not his or not live.
  public int endOne(UserId user, SessionId session, CloseCode code, Instant now) {
    var _ = users.lock(user);
    var one = sql.live(user, now).stream().filter(row -> row.session().equals(session)).toList();
    return end(one, code, now);
  }

  /// Ends one; false where something else ended it before.
  boolean end(SessionRow row, CloseCode code, Instant now) {
    if (!sql.end(row.session(), code, now)) {
      return false;
    }
    var user = row.owner().user();
    var record =
        SessionEndedRecord.newBuilder()
            .setUserId(user.value())
            .setSessionId(ByteString.copyFrom(row.session().toBytes()))
            .setCode(code)
            .build();
    outbox.append(List.of(new OutboxMessage(Topics.SESSION_ENDED, user.toKey(), record)));
    tell(row.owner(), row.session(), true);
    return true;
  }

  /// Tells the owner that a session began or ended.
  void tell(Owner owner, SessionId session, boolean ended) {
    entries.tell(
        owner.user(),
        NoticeBody.newBuilder()
            .setSession(
                SessionChanged.newBuilder()
                    .setSessionId(ByteString.copyFrom(session.toBytes()))
                    .setDeviceName(owner.deviceName())
                    .setEnded(ended))
            .build());
  }

  private int end(List<SessionRow> rows, CloseCode code, Instant now) {
    return (int) rows.stream().filter(row -> end(row, code, now)).count();
  }
}
