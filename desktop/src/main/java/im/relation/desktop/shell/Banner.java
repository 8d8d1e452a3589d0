package im.relation.desktop.shell;

import im.relation.contract.socket.v1.CloseCode;
import im.relation.sdk.ConnectionState;
import im.relation.sdk.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the line over the window says of the connection; nothing while all is well. A value.
///
/// @param key of its text
/// @param seconds until it is tried again; 0 where it is not
public record Banner(String key, long seconds, Action action) {

  /// What a person can do about it.
  public enum Action {
    NONE,
    RETRY,
    SIGN_IN,
    REOPEN
  }

  /// What a state says at a moment. Pure.
  public static Optional<Banner> of(ConnectionState state, Instant now) {
    return switch (state) {
      case ConnectionState.Live _ -> Optional.empty();
      case ConnectionState.Connecting _ -> Optional.of(saying("banner.connecting"));
      case ConnectionState.CatchingUp _ -> Optional.of(saying("banner.catchingUp"));
      case ConnectionState.Offline _ -> Optional.of(new Banner("banner.offline", 0, Action.RETRY));
      case ConnectionState.Waiting(var retryAt, var _) -> {
        long seconds = Math.max(0, Duration.between(now, retryAt).toSeconds());
        yield Optional.of(new Banner("banner.waiting", seconds, Action.RETRY));
      }
      case ConnectionState.Ended(var reason) -> Optional.of(ended(reason));
    };
  }

  private static Banner saying(String key) {
    return new Banner(key, 0, Action.NONE);
  }

  private static Banner ended(EndReason reason) {
    return switch (reason) {
      case EndReason.SignedOut _ -> new Banner("banner.signedOut", 0, Action.SIGN_IN);
      case EndReason.SessionEnded _ -> new Banner("banner.sessionEnded", 0, Action.SIGN_IN);
      case EndReason.StoreDamaged _ -> new Banner("banner.damaged", 0, Action.REOPEN);
      case EndReason.Closed(var code) -> closed(CloseCode.forNumber(code));
    };
  }

  private static Banner closed(@org.jspecify.annotations.Nullable CloseCode code) {
    return switch (code) {
      case CLOSE_CODE_UNSUPPORTED_VERSION -> saying("banner.tooOld");
      case CLOSE_CODE_SIGNED_IN_ELSEWHERE -> new Banner("banner.elsewhere", 0, Action.SIGN_IN);
      case CLOSE_CODE_SESSION_REVOKED -> new Banner("banner.revoked", 0, Action.SIGN_IN);
      case CLOSE_CODE_SIGNED_OUT -> new Banner("banner.signedOut", 0, Action.SIGN_IN);
      case CLOSE_CODE_REPLACED -> new Banner("banner.replaced", 0, Action.RETRY);
      case null, default -> new Banner("banner.closed", 0, Action.RETRY);
    };
  }
}
