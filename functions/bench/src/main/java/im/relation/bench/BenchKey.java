package im.relation.bench;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// The key that the bench started this server with; nobody else is answered.
final class BenchKey {

  private static final String HEADER = "x-bench-key";
  private static final int LENGTH = 32;

  private final byte[] key;

  /// @throws IllegalArgumentException for a key that could be guessed
  BenchKey(String key) {
    if (key.length() < LENGTH) {
      throw new IllegalArgumentException("im.bench.key has 32 characters or more");
    }
    this.key = key.getBytes(StandardCharsets.UTF_8);
  }

  boolean isShownBy(HttpServletRequest request) {
    var shown = request.getHeader(HEADER);
    return shown != null && MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), key);
  }
}
