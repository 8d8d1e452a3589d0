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

/// An HTTP API of API Gateway with its stage `$default`: each request becomes a [GatewayEvent] for
/// one function, whose answer becomes the response.
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
      var function = routes.apply(exchange.getRequestURI().getPath());
      switch (function.invoke(event(exchange)).join()) {
        case RuntimeApi.Outcome.Answer(var payload) -> answer(exchange, JSON.readTree(payload));
        case RuntimeApi.Outcome.Failure ignored -> fault(exchange);
      }
    }
  }

  private static byte[] event(HttpExchange exchange) throws IOException {
    return new GatewayEvent(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            headers(exchange),
            exchange.getRemoteAddress().getAddress().getHostAddress(),
            exchange.getRequestBody().readAllBytes())
        .toJson();
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
