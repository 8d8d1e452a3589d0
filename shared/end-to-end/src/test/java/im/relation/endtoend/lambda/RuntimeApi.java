package im.relation.endtoend.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// The Runtime API that an execution environment asks for its next event
/// (docs.aws.amazon.com/lambda, "Using the Lambda runtime API"). One environment, so one event at a
/// time; the others wait.
final class RuntimeApi implements AutoCloseable {

  private static final String PREFIX = "/2018-06-01/runtime/";
  private static final Duration TIME_LIMIT = Duration.ofSeconds(29);

  private final HttpServer server;
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> running = new ConcurrentHashMap<>();
  private final Queue<CompletableFuture<Boolean>> watchers = new ConcurrentLinkedQueue<>();
  private volatile CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private final CompletableFuture<Boolean> checkpoint = new CompletableFuture<>();
  private final CompletableFuture<Boolean> restore = new CompletableFuture<>();

  private volatile Idle idle = new Idle(() -> {}, () -> {});

  /// What is done with an environment that has nothing to do.
  record Idle(Runnable begins, Runnable ends) {}

  /// What a function gave back.
  sealed interface Outcome {

    /// A payload.
    record Answer(byte[] payload) implements Outcome {}

    /// A function error: what it threw, as the runtime client words it.
    record Failure(String text) implements Outcome {}
  }

  private record Invocation(String id, byte[] event, CompletableFuture<Outcome> outcome) {}

  RuntimeApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(PREFIX, this::handle);
    server.start();
  }

  /// What `AWS_LAMBDA_RUNTIME_API` is set to.
  String address() {
    return "127.0.0.1:" + port();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /// Completes when the environment asks for its first event; exceptionally where its start failed.
  CompletableFuture<Boolean> ready() {
    return ready;
  }

  /// Completes when the environment is ready for a snapshot to be taken; it waits there until
  /// [#restore].
  CompletableFuture<Boolean> checkpoint() {
    return checkpoint;
  }

  /// The environment goes on from its snapshot.
  void restore() {
    restore.complete(true);
  }

  void whileIdle(Idle doing) {
    idle = doing;
  }

  /// Completes when the environment takes its next event.
  CompletableFuture<Boolean> nextTaken() {
    var watcher = new CompletableFuture<Boolean>();
    watchers.add(watcher);
    return watcher;
  }

  /// The environment is gone: what it worked on has failed, what waits is for the next one.
  void lose() {
    ready = new CompletableFuture<>();
    running.values().forEach(RuntimeApi::lost);
    running.clear();
  }

  /// Has the function called once.
  CompletableFuture<Outcome> invoke(byte[] event) {
    var invocation = new Invocation(UUID.randomUUID().toString(), event, new CompletableFuture<>());
    waiting.add(invocation);
    return invocation.outcome();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().substring(PREFIX.length());
      switch (path) {
        case "invocation/next" -> next(exchange);
        case "restore/next" -> {
          checkpoint.complete(true);
          restore.join();
          exchange.sendResponseHeaders(200, -1);
        }
        case "init/error", "restore/error" -> {
          ready.completeExceptionally(new IllegalStateException(body(exchange)));
          exchange.sendResponseHeaders(202, -1);
        }
        default -> done(exchange, path.split("/"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    ready.complete(true);
    var invocation = waiting.poll();
    if (invocation == null) {
      idle.begins().run();
      invocation = waiting.take();
      idle.ends().run();
    }
    running.put(invocation.id(), invocation);
    var headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
    headers.set(
        "Lambda-Runtime-Deadline-Ms", Long.toString(Instant.now().plus(TIME_LIMIT).toEpochMilli()));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:123456789012:function:f");
    headers.set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, invocation.event().length);
    exchange.getResponseBody().write(invocation.event());
    for (var watcher = watchers.poll(); watcher != null; watcher = watchers.poll()) {
      watcher.complete(true);
    }
  }

  /// `invocation/{id}/response` or `invocation/{id}/error`.
  private void done(HttpExchange exchange, String[] path) throws IOException {
    var invocation = path.length == 3 ? running.remove(path[1]) : null;
    if (invocation == null) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    var body = exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(202, -1);
    invocation
        .outcome()
        .complete(
            path[2].equals("response")
                ? new Outcome.Answer(body)
                : new Outcome.Failure(new String(body, StandardCharsets.UTF_8)));
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  /// What still runs fails, as it does when an environment is gone.
  @Override
  public void close() {
    server.stop(0);
    running.values().forEach(RuntimeApi::lost);
    waiting.forEach(RuntimeApi::lost);
  }

  private static void lost(Invocation invocation) {
    invocation.outcome().complete(new Outcome.Failure("the environment is gone"));
  }
}
