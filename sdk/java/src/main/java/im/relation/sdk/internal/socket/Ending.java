package im.relation.sdk.internal.socket;

/// How a connection ended.
public sealed interface Ending {

  /// The server said why.
  record Closed(int code) implements Ending {}

  /// It broke, never came about, or the server does not answer.
  record Lost(String reason) implements Ending {}

  /// There is no token to say Hello with, and there will be none.
  record NoSession() implements Ending {}
}
