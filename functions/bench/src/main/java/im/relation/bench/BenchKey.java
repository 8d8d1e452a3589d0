package im.relation.bench;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.web.servlet.HandlerInterceptor;

/// The key that the bench started this server with; who does not show it is answered 403, on every
/// path of the bench.
final class BenchKey implements HandlerInterceptor {

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

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (!isShownBy(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return false;
    }
    return true;
  }

  private boolean isShownBy(HttpServletRequest request) {
    var shown = request.getHeader(HEADER);
    return shown != null && MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), key);
  }
}
