package im.relation.lambda.http;

import im.relation.runtime.connect.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// An answer as API Gateway wants it, payload format 2.0.
///
/// @param body text, or base64 where it is not
record HttpAnswer(
    int statusCode, Map<String, String> headers, String body, boolean isBase64Encoded) {

  static HttpAnswer of(Reply reply) {
    var headers = new HashMap<>(reply.headers());
    headers.put("Content-Type", reply.contentType());
    boolean text = reply.isJson();
    var body =
        text
            ? new String(reply.body(), StandardCharsets.UTF_8)
            : Base64.getEncoder().encodeToString(reply.body());
    return new HttpAnswer(reply.status(), headers, body, !text);
  }
}
