package im.relation.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A JVM of its own that opens a data folder, starts the servers on it, sends one record, says that
/// it is ready and waits until it is killed. When it is refused it prints the sentence and ends
/// with status 3.
final class OtherJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private OtherJvm(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static OtherJvm on(Path folder) throws IOException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            OtherJvm.class.getName(),
            folder.toString());
    return new OtherJvm(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  public static void main(String[] arguments) throws Exception {
    try {
      var folder = DataFolder.open(Path.of(arguments[0]));
      var servers =
          EmbeddedServers.start(
              folder, EmbeddedServersSettings.all(TestServers.BINARIES, ServerPorts.FREE));
      servers.kafka().createTopics(List.of(TestServers.MESSAGES));
      TestServers.send(servers.kafka().bootstrapServers(), "sent before the kill");
      System.out.println("ready");
      Thread.currentThread().join();
    } catch (EmbeddedServerException e) {
      System.out.println("refused: " + e.getMessage());
      System.exit(3);
    }
  }

  /// Reads its output up to a line with the given beginning; empty when it ends before.
  String awaitLine(String beginning) throws IOException {
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(beginning)) {
        return line;
      }
    }
    return "";
  }

  List<ProcessHandle> children() {
    return process.children().toList();
  }

  int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
