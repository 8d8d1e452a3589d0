package im.relation.account.session;

import im.relation.domain.Problem;
import im.relation.runtime.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// An opaque refresh token: 256 random bits as base64url. Only its hash is stored; with so much
/// randomness a plain SHA-256 cannot be turned round.
///
/// @param text a secret
record RefreshToken(String text) {

  private static final int BYTES = 32;
  private static final int MAX_LENGTH = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  static RefreshToken random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// Problems: INVALID for what cannot be one.
  static Outcome<RefreshToken> of(String raw) {
    return raw.isEmpty() || raw.length() > MAX_LENGTH
        ? Outcome.refused(Problem.invalid("refresh_token", "The token of the newest answer."))
        : Outcome.ok(new RefreshToken(raw));
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "RefreshToken[secret]";
  }
}
