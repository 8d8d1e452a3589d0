package im.relation.socket;

import im.relation.contract.socket.v1.CloseCode;

/// What people read beside a close code: English, at most 123 bytes (RFC 6455 §5.5), never more
/// than the code says.
final class CloseText {

  private CloseText() {}

  static String of(CloseCode code) {
    return switch (code) {
      case CLOSE_CODE_UNSPECIFIED, UNRECOGNIZED -> "The connection was closed.";
      case CLOSE_CODE_GOING_AWAY -> "This server stops; connect to another one.";
      case CLOSE_CODE_UNAVAILABLE -> "A part of the service is not available; try again.";
      case CLOSE_CODE_TOKEN_EXPIRED -> "The access token has run out; refresh it.";
      case CLOSE_CODE_HEARTBEAT_MISSED -> "No ping for three intervals.";
      case CLOSE_CODE_UNCONFIRMED -> "A submission could not be confirmed; sync and submit again.";
      case CLOSE_CODE_HELLO_TIMEOUT -> "No Hello in time.";
      case CLOSE_CODE_OVERLOADED -> "Too many connections; try again.";
      case CLOSE_CODE_UNAUTHENTICATED -> "The access token is not valid here; refresh it.";
      case CLOSE_CODE_REPLACED -> "A newer connection of this session took over.";
      case CLOSE_CODE_PROTOCOL_ERROR -> "A frame that could not be read, or out of its place.";
      case CLOSE_CODE_FRAME_TOO_LARGE -> "A frame over the size limit.";
      case CLOSE_CODE_UNSUPPORTED_VERSION -> "This protocol version is not served; update.";
      case CLOSE_CODE_SESSION_REVOKED -> "The session was revoked; sign in again.";
      case CLOSE_CODE_SIGNED_OUT -> "The session was signed out.";
      case CLOSE_CODE_SIGNED_IN_ELSEWHERE -> "A sign-in on a device of the same type ended it.";
    };
  }
}
