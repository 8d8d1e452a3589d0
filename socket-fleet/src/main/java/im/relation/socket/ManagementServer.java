package im.relation.socket;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// For the operator's tools, on a port of its own: `/actuator/prometheus`, `/actuator/health` with
/// what is down, and the health that tells an orchestrator whether to restart (`liveness`) or to
/// send clients (`readiness`). Answers hold counts and nothing about people.
final class ManagementServer implements AutoCloseable {

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final int NOT_FOUND = 404;

  private final HttpServer server;
  private final ExecutorService threads;

  ManagementServer(
      InetSocketAddress address, PrometheusMeterRegistry meters, Supplier<NodeHealth> health) {
    try {
      this.server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new SocketStartException(
          "The management port "
              + address.getHostString()
              + ":"
              + address.getPort()
              + " is taken; set management.port to a free one.",
          e);
    }
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext(
        "/actuator/prometheus",
        exchange -> answer(exchange, OK, "text/plain; version=0.0.4", meters.scrape()));
    server.createContext("/actuator/health/liveness", exchange -> health(exchange, true));
    server.createContext(
        "/actuator/health/readiness", exchange -> health(exchange, health.get().ready()));
    server.createContext("/actuator/health", exchange -> health(exchange, health.get()));
    server.createContext("/", exchange -> answer(exchange, NOT_FOUND, "text/plain", ""));
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private static void health(HttpExchange exchange, NodeHealth health) throws IOException {
    answer(exchange, health.up() ? OK : UNAVAILABLE, "application/json", health.toJson());
  }

  private static void health(HttpExchange exchange, boolean up) throws IOException {
    answer(
        exchange,
        up ? OK : UNAVAILABLE,
        "application/json",
        up ? "{\"status\":\"UP\"}" : "{\"status\":\"OUT_OF_SERVICE\"}");
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    try (exchange) {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
