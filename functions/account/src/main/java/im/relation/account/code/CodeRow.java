package im.relation.account.code;

import java.time.Instant;

/// What is known of an address and a purpose.
///
/// @param tries wrong or right, since the code was sent
/// @param sent codes since the day's first one
record CodeRow(
    CodeHash hash,
    int tries,
    Instant sentAt,
    Instant expiresAt,
    Instant windowStartedAt,
    int sent) {

  /// No code was ever sent; also what a row says that was made just to lock it.
  static final CodeRow NONE =
      new CodeRow(
          new CodeHash(new byte[16], new byte[32]),
          0,
          Instant.EPOCH,
          Instant.EPOCH,
          Instant.EPOCH,
          0);
}
