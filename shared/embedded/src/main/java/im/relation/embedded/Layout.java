package im.relation.embedded;

import im.relation.embedded.EmbeddedServerException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The version of what lies where in a data folder: one number in the file `layout`.
///
/// 1: `mariadb/data`, `kafka/data`, `redis`, `run`, `logs`.
final class Layout {
  static final int KNOWN = 1;

  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}\n?");

  /// Far above the longest version; a bigger file is not read.
  private static final int MAX_BYTES = 64;

  private Layout() {}

  /// Refuses a folder that this program does not understand; marks a new one with its version.
  static void check(Path folder) {
    var file = folder.resolve("layout");
    if (!Files.exists(file) && !holdsData(folder)) {
      OwnerOnly.write(file, KNOWN + "\n");
      return;
    }
    int version = parse(read(file)).orElseThrow(() -> unreadable(file, null));
    if (version > KNOWN) {
      throw new EmbeddedServerException(
          Reason.LAYOUT_NEWER,
          ("The data folder %s has layout %d and this program knows up to %d; start the newer"
                  + " program that wrote it or choose another data folder.")
              .formatted(folder, version, KNOWN));
    }
  }

  static OptionalInt parse(String text) {
    return VERSION.matcher(text).matches()
        ? OptionalInt.of(Integer.parseInt(text.strip()))
        : OptionalInt.empty();
  }

  private static boolean holdsData(Path folder) {
    return Files.exists(folder.resolve("mariadb")) || Files.exists(folder.resolve("kafka"));
  }

  private static String read(Path file) {
    try {
      return Files.size(file) > MAX_BYTES ? "" : Files.readString(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static EmbeddedServerException unreadable(Path file, @Nullable IOException cause) {
    return new EmbeddedServerException(
        Reason.LAYOUT_UNREADABLE,
        ("The file %s does not hold a layout version, so the data beside it was left alone; restore"
                + " it from a backup or choose another data folder.")
            .formatted(file),
        cause);
  }
}
