package im.relation.backplane;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// What one server shows another; a secret that never prints itself.
public record ServiceCredential(String value) {

  /// Fewest characters, 128 bits in hex.
  private static final int MIN_LENGTH = 32;

  public ServiceCredential {
    if (value.length() < MIN_LENGTH) {
      throw new IllegalArgumentException("a service credential has at least 32 characters");
    }
  }

  /// Compares in constant time.
  public boolean matches(String shown) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "ServiceCredential[redacted]";
  }
}
