package im.relation.account.session;

import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import im.relation.runtime.SessionCheck;
import java.time.Clock;

/// Answers from the session's own row, which is the truth.
final class LiveSessions implements SessionCheck {

  private final SessionSql sql;
  private final Clock clock;

  LiveSessions(SessionSql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public boolean isLive(SessionId session, UserId user) {
    return sql.isLive(session, user, clock.instant());
  }
}
