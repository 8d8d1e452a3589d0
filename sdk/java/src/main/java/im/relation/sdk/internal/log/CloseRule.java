package im.relation.sdk.internal.log;

import im.relation.contract.socket.v1.CloseCode;

/// What a close code asks of a client.
public enum CloseRule {
  /// Connect again with back-off.
  RECONNECT,
  /// Refresh the token, then connect again.
  REFRESH,
  /// Do not connect again.
  FINAL;

  /// 3500 to 3999 and 4500 to 4999 are final; of the others two ask for a fresh token.
  public static CloseRule of(int code) {
    if ((code >= 3500 && code <= 3999) || (code >= 4500 && code <= 4999)) {
      return FINAL;
    }
    boolean token =
        code == CloseCode.CLOSE_CODE_TOKEN_EXPIRED_VALUE
            || code == CloseCode.CLOSE_CODE_UNAUTHENTICATED_VALUE;
    return token ? REFRESH : RECONNECT;
  }
}
