package im.relation.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Where the client writes what went wrong: two files of at most 1 MiB in the data folder. Never
/// what people wrote, passwords or tokens.
final class Log {

  private static final int BYTES = 1 << 20;
  private static final int FILES = 2;

  private Log() {}

  static Path file(Path folder) {
    return folder.resolve("desktop.0.log");
  }

  static void to(Path folder) throws IOException {
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT %4$s %3$s %5$s%6$s%n");
    LogManager.getLogManager().reset();
    var handler = new FileHandler(folder.resolve("desktop.%g.log").toString(), BYTES, FILES, true);
    handler.setFormatter(new SimpleFormatter());
    handler.setLevel(Level.INFO);
    Logger.getLogger("").addHandler(handler);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failed) ->
            Logger.getLogger("im.relation.desktop")
                .log(Level.SEVERE, "thread " + thread.getName() + " failed", failed));
  }
}
