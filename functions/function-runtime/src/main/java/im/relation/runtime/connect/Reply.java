package im.relation.runtime.connect;

import java.util.HashMap;
import java.util.Map;

/// An HTTP response before it is written.
///
/// @param headers beside the Content-Type and the Content-Length
public record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {

  static final String JSON = "application/json";

  /// Answers hold what only the caller may read.
  private static final Map<String, String> ALWAYS = Map.of("Cache-Control", "no-store");

  public Reply {
    var all = new HashMap<>(ALWAYS);
    all.putAll(headers);
    headers = Map.copyOf(all);
  }

  /// Whether the body is text.
  public boolean isJson() {
    return contentType.equals(JSON);
  }

  Reply withStatus(int other) {
    return new Reply(other, contentType, body, headers);
  }

  Reply withHeader(String name, String value) {
    var more = new HashMap<>(headers);
    more.put(name, value);
    return new Reply(status, contentType, body, more);
  }
}
