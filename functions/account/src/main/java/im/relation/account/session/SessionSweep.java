package im.relation.account.session;

import im.relation.account.profile.UserSql;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import java.time.Duration;

/// Deletes a few sessions that ended long ago, with their tokens and devices. Runs beside sign-ins,
/// each session by itself, so it holds nobody up and needs no schedule. Thread-safe.
final class SessionSweep {

  /// How long an ended session stays, for whoever asks what happened (30 days).
  private static final Duration LIFE = Duration.ofDays(30);

  /// At most so many at once: more than one sign-in makes, so the table cannot grow for ever.
  private static final int ROWS = 5;

  private final SessionSql sql;
  private final RefreshTokenSql refreshTokens;
  private final UserSql users;
  private final Transactions transactions;
  private final Clock clock;

  SessionSweep(
      SessionSql sql,
      RefreshTokenSql refreshTokens,
      UserSql users,
      Transactions transactions,
      Clock clock) {
    this.sql = sql;
    this.refreshTokens = refreshTokens;
    this.users = users;
    this.transactions = transactions;
    this.clock = clock;
  }

  void run() {
    for (var session : sql.outlived(clock.instant().minus(LIFE), ROWS)) {
      sql.find(session).ifPresent(row -> transactions.run(() -> delete(row)));
    }
  }

  private void delete(SessionRow row) {
    // Whoever signs in holds the same lock, so no device goes between its row and its session's.
    var _ = users.lock(row.owner().user());
    sql.delete(row.session());
    refreshTokens.deleteAll(row.session());
    sql.deleteDevicesWithoutSession(row.owner().user());
  }
}
