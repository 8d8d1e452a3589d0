package im.relation.account.code;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/// How a code is stored: SHA-256 over 16 random bytes and its digits. A million codes are soon
/// tried by whoever can read the table; what protects it is that it lives 5 minutes.
///
/// @param hash 32 bytes
record CodeHash(byte[] salt, byte[] hash) {

  private static final int SALT_BYTES = 16;
  private static final int CODES = 1_000_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  /// Six random digits.
  static String newCode() {
    return "%06d".formatted(RANDOM.nextInt(CODES));
  }

  static CodeHash of(String code) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return new CodeHash(salt, hash(salt, code));
  }

  boolean matches(String code) {
    return MessageDigest.isEqual(hash, hash(salt, code));
  }

  static byte[] sha256(byte[]... parts) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        sha.update(part);
      }
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] hash(byte[] salt, String code) {
    return sha256(salt, code.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "CodeHash[secret]";
  }
}
