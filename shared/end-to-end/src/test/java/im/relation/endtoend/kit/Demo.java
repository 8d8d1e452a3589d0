package im.relation.endtoend.kit;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.sdk.Endpoints;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The demo as a person runs it.
public final class Demo {

  private Demo() {}

  /// What the demo printed and how it ended.
  public record Told(int exitStatus, String transcript) {}

  /// Has the story told by a system.
  ///
  /// @param listener hears each line as it is printed
  public static Told tell(Endpoints endpoints, Consumer<String> listener) throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Artifacts.tools().toString(),
                "demo",
                "--url",
                endpoints.functions().toString(),
                "--socket",
                endpoints.socketHost() + ":" + endpoints.socketPort())
            .redirectErrorStream(true)
            .start();
    var lines = new ArrayList<String>();
    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
      output
          .lines()
          .forEach(
              line -> {
                lines.add(line);
                listener.accept(line);
              });
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the demo ends by itself").isTrue();
    return new Told(process.exitValue(), String.join("\n", List.copyOf(lines)));
  }
}
