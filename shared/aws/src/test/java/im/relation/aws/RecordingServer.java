package im.relation.aws;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// An endpoint that answers always the same and remembers who asked.
final class RecordingServer implements AutoCloseable {

  /// Not at all, so that the caller's patience ends.
  static final int NEVER = 0;

  record Asked(Headers headers, byte[] body) {}

  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  RecordingServer(int status, String answer) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, status, answer));
    server.start();
  }

  private void answer(HttpExchange exchange, int status, String answer) throws IOException {
    asked.add(new Asked(exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
    if (status != NEVER) {
      var body = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Asked> asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
