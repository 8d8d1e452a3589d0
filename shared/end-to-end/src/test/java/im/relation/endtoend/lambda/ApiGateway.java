package im.relation.endtoend.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An HTTP API of API Gateway with its stage `$default`: each request becomes an event of payload
/// version 2.0 for one function, whose answer becomes the response (docs.aws.amazon.com/apigateway,
/// "Working with AWS Lambda proxy integrations for HTTP APIs").
public final class ApiGateway implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FAULT = "{\"message\":\"Internal Server Error\"}";

  private final HttpServer server;
  private final Function<String, LambdaFunction> routes;

  /// @param routes which function a path goes to
  public ApiGateway(Function<String, LambdaFunction> routes) {
    this.routes = routes;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] event = JSON.writeValueAsBytes(event(exchange));
      var function = routes.apply(exchange.getRequestURI().getPath());
      switch (function.invoke(event).join()) {
        case RuntimeApi.Outcome.Answer(var payload) -> answer(exchange, JSON.readTree(payload));
        case RuntimeApi.Outcome.Failure ignored -> fault(exchange);
      }
    }
  }

  private static ObjectNode event(HttpExchange exchange) throws IOException {
    var headers = headers(exchange);
    var event = JSON.createObjectNode();
    event
        .put("version", "2.0")
        .put("routeKey", "$default")
        .put("rawPath", exchange.getRequestURI().getPath())
        .put("rawQueryString", "");
    var all = event.putObject("headers");
    headers.forEach(all::put);
    var context = event.putObject("requestContext");
    context.put("accountId", "123456789012").put("apiId", "api").put("stage", "$default");
    context
        .putObject("http")
        .put("method", exchange.getRequestMethod())
        .put("path", exchange.getRequestURI().getPath())
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress());
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean text = isText(headers);
    event.put("isBase64Encoded", !text);
    if (body.length > 0) {
      event.put(
          "body",
          text
              ? new String(body, StandardCharsets.UTF_8)
              : Base64.getEncoder().encodeToString(body));
    }
    return event;
  }

  /// Lower-case, and one of each name, with commas.
  private static Map<String, String> headers(HttpExchange exchange) {
    var all = new TreeMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> all.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    return all;
  }

  private static boolean isText(Map<String, String> headers) {
    var type = headers.getOrDefault("content-type", "");
    return !headers.containsKey("content-encoding")
        && (type.startsWith("text/") || type.startsWith("application/json"));
  }

  private static void answer(HttpExchange exchange, JsonNode answer) throws IOException {
    answer
        .get("headers")
        .properties()
        .forEach(
            header ->
                exchange.getResponseHeaders().set(header.getKey(), header.getValue().asString()));
    var text = answer.get("body").asString();
    byte[] body =
        answer.get("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(text)
            : text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(
        answer.get("statusCode").asInt(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static void fault(HttpExchange exchange) throws IOException {
    byte[] body = FAULT.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(500, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
