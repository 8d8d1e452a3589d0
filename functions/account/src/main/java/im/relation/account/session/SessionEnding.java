package im.relation.account.session;

import im.relation.account.session.SessionRow.Owner;
import java.util.List;

/// Which sessions a sign-in ends. Pure.
final class SessionEnding {

  private SessionEnding() {}

  /// The device's own older session always; the others by policy; and the oldest, where there would
  /// be too many.
  ///
  /// @param live newest first
  static List<SessionRow> bySignIn(
      List<SessionRow> live, Owner newcomer, SessionSettings settings) {
    var kept =
        live.stream()
            .filter(row -> !isReplaced(row.owner(), newcomer, settings.policy()))
            .limit(settings.maxSessions() - 1L)
            .toList();
    return live.stream().filter(row -> !kept.contains(row)).toList();
  }

  private static boolean isReplaced(Owner older, Owner newcomer, SessionPolicy policy) {
    return older.device().equals(newcomer.device())
        || switch (policy) {
          case ALL -> false;
          case ONE_PER_DEVICE_TYPE -> older.type() == newcomer.type();
          case ONE -> true;
        };
  }
}
