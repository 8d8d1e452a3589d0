package im.relation.tools.bench;

import im.relation.contract.account.v1.Tokens;

/// One account with its session. Thread-safe.
final class Person {

  private final long userId;
  private final long deviceId;
  private volatile Tokens tokens;

  Person(Tokens tokens) {
    this.userId = tokens.getUserId();
    this.deviceId = tokens.getDeviceId();
    this.tokens = tokens;
  }

  long userId() {
    return userId;
  }

  long deviceId() {
    return deviceId;
  }

  Tokens tokens() {
    return tokens;
  }

  String accessToken() {
    return tokens.getAccessToken();
  }

  void renewed(Tokens fresh) {
    tokens = fresh;
  }
}
