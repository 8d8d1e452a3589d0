package im.relation.endtoend.lambda;

import static org.awaitility.Awaitility.await;

import im.relation.endtoend.kit.Artifacts;
import im.relation.endtoend.kit.ServerProcess;
import im.relation.endtoend.kit.TcpConnections;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A function with one execution environment: a deployable as it was packaged, under the real
/// runtime client.
public final class LambdaFunction implements AutoCloseable {

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

  private final RuntimeApi api = new RuntimeApi();
  private final ServerProcess.Launch launch;
  private volatile ServerProcess process;

  /// What to run.
  ///
  /// @param feature whose deployable
  /// @param handler the class, without its package
  /// @param environment the function's environment variables
  public record Configuration(
      String name, String feature, String handler, Map<String, String> environment) {}

  private LambdaFunction(Configuration of, Path folder) {
    var environment = new HashMap<>(of.environment());
    environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", of.name());
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("LAMBDA_TASK_ROOT", task(of.feature()).toString());
    launch =
        new ServerProcess.Launch(
            RuntimeClient.command(
                task(of.feature()),
                "im.relation.lambda.%s.%s::handleRequest".formatted(of.feature(), of.handler())),
            environment,
            folder,
            folder.resolve(of.name() + ".log"));
    process = ServerProcess.start(launch);
  }

  /// Starts the environment and returns at once; [#awaitReady] waits.
  public static LambdaFunction start(Configuration of, Path folder) {
    return new LambdaFunction(of, folder);
  }

  /// The unpacked deployable of a feature.
  public static Path task(String feature) {
    var task = Artifacts.root().resolve("functions/lambda").resolve(feature).resolve("target/task");
    if (!Files.isDirectory(task)) {
      throw new IllegalStateException(task + " is not there: package functions/lambda first");
    }
    return task;
  }

  /// Returns when the function can take events.
  public LambdaFunction awaitReady() {
    await("an environment that takes events")
        .atMost(ServerProcess.START_LIMIT)
        .until(() -> api.ready().isDone() || !process.alive());
    if (!api.ready().isDone() || api.ready().isCompletedExceptionally()) {
      throw new IllegalStateException("it did not start:\n" + process.log());
    }
    return this;
  }

  /// From now on the environment stands still whenever it has no event, as Lambda has it.
  public LambdaFunction frozenBetweenEvents() {
    api.whileIdle(new RuntimeApi.Idle(() -> process.pause(), () -> process.resume()));
    return this;
  }

  /// Returns when a snapshot could be taken: of an environment whose
  /// `AWS_LAMBDA_INITIALIZATION_TYPE` is `snap-start`.
  public LambdaFunction awaitCheckpoint() {
    await("an environment that waits for its snapshot")
        .atMost(ServerProcess.START_LIMIT)
        .until(() -> api.checkpoint().isDone() || !process.alive());
    if (!api.checkpoint().isDone()) {
      throw new IllegalStateException("it did not come to its snapshot:\n" + process.log());
    }
    return this;
  }

  /// The environment goes on from its snapshot; [#awaitReady] waits until it can take events.
  public LambdaFunction restore() {
    api.restore();
    return this;
  }

  /// Calls it once, after whoever called before, and gives its answer.
  ///
  /// @throws IllegalStateException with what it threw
  public String call(String event) {
    return switch (invoke(event.getBytes(StandardCharsets.UTF_8)).join()) {
      case RuntimeApi.Outcome.Answer(var payload) -> new String(payload, StandardCharsets.UTF_8);
      case RuntimeApi.Outcome.Failure(var text) -> throw new IllegalStateException(text);
    };
  }

  /// Calls it once, after whoever called before.
  CompletableFuture<RuntimeApi.Outcome> invoke(byte[] event) {
    return api.invoke(event).orTimeout(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Completes when the environment has taken its next event.
  public CompletableFuture<Boolean> nextTaken() {
    return api.nextTaken();
  }

  /// Kills the environment, whatever it is at, and starts another.
  public void replace() {
    process.kill();
    api.lose();
    process = ServerProcess.start(launch);
    awaitReady();
  }

  public ServerProcess process() {
    return process;
  }

  /// The ports to which it is connected, but for the Runtime API's.
  public List<Integer> connections() {
    return TcpConnections.portsOf(process).stream().filter(port -> port != api.port()).toList();
  }

  @Override
  public void close() {
    api.whileIdle(new RuntimeApi.Idle(() -> {}, () -> {}));
    process.kill();
    api.close();
  }
}
