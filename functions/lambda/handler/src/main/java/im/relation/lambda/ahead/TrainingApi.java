package im.relation.lambda.ahead;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// The Runtime API of a training run (docs.aws.amazon.com/lambda, "Using the Lambda runtime API"):
/// hands out its events, each after the answer to the one before, and ends the process when there
/// are no more; with 1 where the function does not start or breaks.
final class TrainingApi {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration TIME_LIMIT = Duration.ofSeconds(29);

  private final Iterator<Event> events;
  private final Clock clock;

  /// A request over HTTP with an empty JSON object.
  ///
  /// @param authorization the header's value, or empty
  record Event(String path, String authorization) {

    byte[] toBytes() {
      var request =
          Map.of("method", "POST", "path", path, "protocol", "HTTP/1.1", "sourceIp", "192.0.2.1");
      var headers = Map.of("content-type", "application/json", "authorization", authorization);
      return JSON.writeValueAsBytes(
          Map.of(
              "version",
              "2.0",
              "rawPath",
              path,
              "headers",
              headers,
              "requestContext",
              Map.of("http", request),
              "body",
              "{}",
              "isBase64Encoded",
              false));
    }
  }

  private TrainingApi(Iterator<Event> events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  /// @param address `host:port`, as the runtime client is told
  static void serve(String address, Stream<Event> events, Clock clock) {
    int colon = address.lastIndexOf(':');
    var at =
        new InetSocketAddress(
            address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    try {
      var server = HttpServer.create(at, 0);
      server.createContext("/", new TrainingApi(events.iterator(), clock)::handle);
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      if (path.endsWith("/next")) {
        next(exchange);
      } else {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(202, -1);
        if (path.endsWith("/error")) {
          System.err.println("Training broke off: " + body);
          System.exit(1);
        }
      }
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    if (!events.hasNext()) {
      System.exit(0);
    }
    byte[] event = events.next().toBytes();
    var headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
    headers.set(
        "Lambda-Runtime-Deadline-Ms",
        Long.toString(clock.instant().plus(TIME_LIMIT).toEpochMilli()));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:123456789012:function:f");
    headers.set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, event.length);
    exchange.getResponseBody().write(event);
  }
}
