package im.relation.sdk;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import im.relation.domain.ProblemCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Functions over real HTTP, answered by the test.
final class ScriptedFunctions implements AutoCloseable {

  /// Answers one call with a response or a [Refusal].
  interface Handler {
    MessageLite answer(byte[] request, String authorization) throws InvalidProtocolBufferException;
  }

  /// Answers as a Connect error.
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final ProblemCode code;

    Refusal(ProblemCode code) {
      this.code = code;
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
  final List<String> calls = new CopyOnWriteArrayList<>();

  ScriptedFunctions() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::exchange);
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void on(String rpc, Handler handler) {
    handlers.put(rpc, handler);
  }

  long count(String rpc) {
    return calls.stream().filter(rpc::equals).count();
  }

  private void exchange(HttpExchange exchange) throws IOException {
    String rpc = exchange.getRequestURI().getPath().substring(1);
    calls.add(rpc);
    try (exchange) {
      answer(exchange, rpc);
    }
  }

  private void answer(HttpExchange exchange, String rpc) throws IOException {
    try {
      byte[] request = exchange.getRequestBody().readAllBytes();
      String token = exchange.getRequestHeaders().getFirst("authorization");
      Handler handler = handlers.get(rpc);
      boolean connect =
          "application/proto".equals(exchange.getRequestHeaders().getFirst("content-type"))
              && "1".equals(exchange.getRequestHeaders().getFirst("connect-protocol-version"));
      if (handler == null || !connect) {
        error(exchange, ProblemCode.UNIMPLEMENTED);
        return;
      }
      byte[] answer = handler.answer(request, token == null ? "" : token).toByteArray();
      exchange.getResponseHeaders().set("content-type", "application/proto");
      exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    } catch (Refusal refusal) {
      error(exchange, refusal.code);
    }
  }

  private static void error(HttpExchange exchange, ProblemCode code) throws IOException {
    byte[] problem =
        im.relation.contract.common.v1.Problem.newBuilder()
            .setCode(
                im.relation.contract.common.v1.ProblemCode.valueOf("PROBLEM_CODE_" + code.name()))
            .setText("no")
            .build()
            .toByteArray();
    String json =
        """
        {"code":"permission_denied","message":"no","details":[
          {"type":"google.rpc.ErrorInfo","value":""},
          {"type":"im.common.v1.Problem","value":"%s"}]}
        """
            .formatted(Base64.getEncoder().withoutPadding().encodeToString(problem));
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(403, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
