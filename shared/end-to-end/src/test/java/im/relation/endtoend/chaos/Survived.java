package im.relation.endtoend.chaos;

import im.relation.endtoend.kit.Artifacts;
import im.relation.endtoend.kit.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/// Writes what was survived, a row of Markdown each, for `scripts/chaos`.
final class Survived {

  private Survived() {}

  /// @param back how long after its end messages flowed again; zero where they never stopped
  static void tell(String what, Traffic.Count count, Duration back) {
    row(
        "| %s | %d | 0 | 0 | %s | %s |"
            .formatted(
                what, count.sent(), seconds(count.longest()), back.isZero() ? "–" : seconds(back)));
  }

  static void row(String row) {
    try {
      var file = Artifacts.root().resolve("shared/end-to-end/target/chaos.md");
      Files.writeString(file, row + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
  }
}
