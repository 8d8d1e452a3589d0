package im.relation.endtoend.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `scripts/admin` and `scripts/trace-message` as an operator runs them.
///
/// @param folder holds `keys/fleet.credential`
/// @param environment beside that of this JVM
public record OperatorProgram(String server, Path folder, Map<String, String> environment) {

  /// What the program printed and how it ended.
  public record Said(int exitStatus, String text) {}

  /// Against the process of a system that answers operators.
  public static OperatorProgram of(Apart system) {
    return new OperatorProgram(
        system.kafkaBound().health().base().toString(), system.folder(), Map.of());
  }

  /// The same against another process.
  public OperatorProgram at(String other) {
    return new OperatorProgram(other, folder, environment);
  }

  /// The same with another credential.
  public OperatorProgram showing(String credential) {
    return new OperatorProgram(server, folder, Map.of("IM_SERVICE_CREDENTIAL", credential));
  }

  /// Runs it to its end.
  ///
  /// @param words `admin user alice`
  public Said run(String... words) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", Artifacts.tools().toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("--server", server, "--data", folder.toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends by itself").isTrue();
      return new Said(process.exitValue(), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
