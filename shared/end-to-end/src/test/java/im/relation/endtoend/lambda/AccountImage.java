package im.relation.endtoend.lambda;

import im.relation.endtoend.kit.Artifacts;
import im.relation.endtoend.kit.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The folder of account's container image, with the AOT cache that building the image would make:
/// the commands are those of `config/images/lambda/Dockerfile`.
final class AccountImage implements AutoCloseable {

  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final String HANDLER = "im.relation.lambda.account.AccountHttp::handleRequest";
  private static final Duration TRAINING_LIMIT = Duration.ofMinutes(2);

  private final Path folder;
  private final Path cache;
  private final Path logs;

  private AccountImage(Path folder, Path logs) {
    this.folder = folder;
    this.cache = folder.resolve("function.aot");
    this.logs = logs;
  }

  /// @throws IllegalStateException where the folder is not there or the training breaks off
  static AccountImage train(Path logs) throws IOException {
    var folder = Artifacts.root().resolve("functions/lambda/account/target/image");
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(folder + ": scripts/package-lambda --image account makes it");
    }
    var image = new AccountImage(folder, logs);
    Files.deleteIfExists(image.cache);
    var training =
        image.tuned(
            List.of(
                "-XX:AOTCacheOutput=" + image.cache,
                "im.relation.lambda.ahead.Training",
                "account",
                HANDLER));
    try (var process = new Start(image.launch(training)).begin("127.0.0.1:" + freePort())) {
      if (process.awaitExit(TRAINING_LIMIT) != 0 || !Files.exists(image.cache)) {
        throw new IllegalStateException("the training broke off:\n" + process.log());
      }
    }
    return image;
  }

  /// How the function starts, by what its figures end with.
  Map<String, Start> starts() {
    var starts = new LinkedHashMap<String, Start>();
    starts.put("", new Start(launch(tuned(List.of("-XX:AOTCache=" + cache, CLIENT, HANDLER)))));
    var plain = new ArrayList<>(List.of(java(), RuntimeClient.jniOption()));
    plain.addAll(List.of("-cp", "runtime/*:lib/*", CLIENT, HANDLER));
    starts.put("_plain", new Start(launch(plain)));
    return starts;
  }

  private List<String> tuned(List<String> more) {
    var command = new ArrayList<>(List.of(java(), RuntimeClient.jniOption()));
    command.addAll(List.of("@function.options", "@class.path"));
    command.addAll(more);
    return command;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private ServerProcess.Launch launch(List<String> command) {
    var environment =
        Map.of(
            "AWS_LAMBDA_FUNCTION_NAME", "account",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769",
            "AWS_LAMBDA_FUNCTION_VERSION", "1",
            "AWS_REGION", "eu-west-1",
            "LAMBDA_TASK_ROOT", folder.toString());
    return new ServerProcess.Launch(command, environment, folder, logs.resolve("account.log"));
  }

  /// One way to start it.
  record Start(ServerProcess.Launch launch) {

    Start with(Map<String, String> more) {
      var environment = new HashMap<>(launch.environment());
      environment.putAll(more);
      return new Start(
          new ServerProcess.Launch(launch.command(), environment, launch.folder(), launch.log()));
    }

    /// @param runtimeApi where the Runtime API listens
    ServerProcess begin(String runtimeApi) {
      return ServerProcess.start(with(Map.of("AWS_LAMBDA_RUNTIME_API", runtimeApi)).launch());
    }
  }

  private static int freePort() throws IOException {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  /// Takes the cache away: it is as large as the image.
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(cache);
  }
}
