package im.relation.tools.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Finds the service credential: never among the arguments, where other people's `ps` would show
/// it.
final class Credential {

  static final String VARIABLE = "IM_SERVICE_CREDENTIAL";

  private Credential() {}

  /// From the environment, else from the file that was named, else from a local run's data.
  ///
  /// @param file empty for none
  /// @param data a local run's data folder
  /// @throws IllegalArgumentException with what to do, where there is none
  static String find(Map<String, String> environment, String file, Path data) {
    var given = environment.getOrDefault(VARIABLE, "").strip();
    if (file.isEmpty() && !given.isEmpty()) {
      return given;
    }
    var path = file.isEmpty() ? data.resolve("keys").resolve("fleet.credential") : Path.of(file);
    try {
      return Files.readString(path).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "There is no service credential: %s cannot be read. Start a local run first, say --data or --credential-file, or set %s."
              .formatted(path, VARIABLE),
          e);
    }
  }
}
