package im.relation.runtime.http;

import java.util.HashMap;
import java.util.Map;

/// An HTTP response before it is written.
record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {

  static final String JSON = "application/json";

  Reply {
    headers = Map.copyOf(headers);
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
