package im.relation.endtoend.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A request to an HTTP API as its function is given it: payload version 2.0
/// (docs.aws.amazon.com/apigateway, "Working with AWS Lambda proxy integrations for HTTP APIs").
///
/// @param headers by their names in lower case
/// @param sourceAddress the caller's
record GatewayEvent(
    String method, String path, Map<String, String> headers, String sourceAddress, byte[] body) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  byte[] toJson() {
    var event = JSON.createObjectNode();
    event
        .put("version", "2.0")
        .put("routeKey", "$default")
        .put("rawPath", path)
        .put("rawQueryString", "");
    var all = event.putObject("headers");
    headers.forEach(all::put);
    var context = event.putObject("requestContext");
    context.put("accountId", "123456789012").put("apiId", "api").put("stage", "$default");
    context
        .putObject("http")
        .put("method", method)
        .put("path", path)
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", sourceAddress);
    event.put("isBase64Encoded", !isText());
    if (body.length > 0) {
      event.put(
          "body",
          isText()
              ? new String(body, StandardCharsets.UTF_8)
              : Base64.getEncoder().encodeToString(body));
    }
    return JSON.writeValueAsBytes(event);
  }

  private boolean isText() {
    var type = headers.getOrDefault("content-type", "");
    return !headers.containsKey("content-encoding")
        && (type.startsWith("text/") || type.startsWith("application/json"));
  }
}
