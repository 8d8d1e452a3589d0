package im.relation.account.session;

import im.relation.account.profile.UserSql;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import java.time.Duration;

/// Deletes sessions that ended long ago, with their tokens and devices, each in a transaction of
/// its own, so it holds no sign-in up. Thread-safe.
final class SessionSweep {

  /// How long an ended session stays, for whoever asks what happened (30 days).
  private static final Duration LIFE = Duration.ofDays(30);

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

  /// Gives how many.
  int run(int limit) {
    var outlived = sql.outlived(clock.instant().minus(LIFE), limit);
    for (var session : outlived) {
      sql.find(session).ifPresent(row -> transactions.run(() -> delete(row)));
    }
    return outlived.size();
  }

  private void delete(SessionRow row) {
    // Whoever signs in holds the same lock, so no device goes between its row and its session's.
    var _ = users.lock(row.owner().user());
    sql.delete(row.session());
    refreshTokens.deleteAll(row.session());
    sql.deleteDevicesWithoutSession(row.owner().user());
  }
}
