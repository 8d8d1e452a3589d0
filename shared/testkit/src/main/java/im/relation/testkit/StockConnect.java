package im.relation.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs the clients of `shared/testkit/node` (Node.js 20: the stock Connect client, and a chat that
/// was written from `docs/protocol.md`) against a deployment, with code generated from our protos
/// at that moment. Needs `node` and `npm` on the path; installs the locked packages where they are
/// missing.
public final class StockConnect {

  /// Longest that a command may take; installing packages is the slowest.
  private static final int PATIENCE_MINUTES = 3;

  private static final Path FOLDER = Path.of("shared", "testkit", "node");

  private final Path folder;

  private StockConnect(Path folder) {
    this.folder = folder;
  }

  /// How the client ended.
  ///
  /// @param exitCode 0 when all was as it must be
  /// @param output a line for each thing that it saw
  public record Result(int exitCode, String output) {}

  /// Signs up, reads a profile and reads refusals, in JSON and in binary.
  ///
  /// @param base `http://127.0.0.1:8080`
  public static Result run(URI base) throws IOException, InterruptedException {
    return prepared().client("stock-connect.mjs", base.toString());
  }

  /// Reads refusals only: for a process that has functions but no accounts.
  ///
  /// @param base `http://127.0.0.1:8080`
  public static Result runTypedErrorsOnly(URI base) throws IOException, InterruptedException {
    return prepared().client("stock-connect.mjs", base.toString(), "--typed-errors-only");
  }

  /// Two people sign up, become friends and chat, one over TCP, one over WebSocket.
  ///
  /// @param base `http://127.0.0.1:8080`
  /// @param socket `127.0.0.1:7443`
  public static Result runChat(URI base, String socket) throws IOException, InterruptedException {
    return prepared().client("chat-client.mjs", base.toString(), socket);
  }

  private static StockConnect prepared() throws IOException, InterruptedException {
    var client = new StockConnect(folder());
    if (client.packagesAreOutdated()) {
      client.mustRun("npm", "ci", "--no-progress");
    }
    client.mustRun("node_modules/.bin/buf", "generate");
    return client;
  }

  private boolean packagesAreOutdated() throws IOException {
    var installed = folder.resolve("node_modules/.package-lock.json");
    return !Files.exists(installed)
        || Files.getLastModifiedTime(installed)
                .compareTo(Files.getLastModifiedTime(folder.resolve("package-lock.json")))
            < 0;
  }

  private Result client(String script, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(arguments));
    return command(command);
  }

  private void mustRun(String... command) throws IOException, InterruptedException {
    var result = command(List.of(command));
    if (result.exitCode() != 0) {
      throw new IOException(String.join(" ", command) + " failed: " + result.output());
    }
  }

  private Result command(List<String> command) throws IOException, InterruptedException {
    var output = Files.createTempFile("node-client", ".log");
    try {
      var process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
        return new Result(-1, "no end within " + PATIENCE_MINUTES + " minutes");
      }
      return new Result(
          process.exitValue(), Files.readString(output, StandardCharsets.UTF_8).strip());
    } finally {
      Files.delete(output);
    }
  }

  /// Tests run in their module's folder; the repository's root is above it.
  private static Path folder() throws IOException {
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve(FOLDER))) {
        return at.resolve(FOLDER);
      }
    }
    throw new IOException("run inside the repository: no " + FOLDER + " above");
  }
}
