package im.relation.endtoend.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// The programs that the build has packaged before this module, and where tests may write.
public final class Artifacts {

  private static final AtomicInteger RUNS = new AtomicInteger();

  private Artifacts() {}

  /// The root of the repository: tests run in their module's folder, somewhere below.
  public static Path root() {
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("mvnw"))) {
        return at;
      }
    }
    throw new IllegalStateException("run inside the repository: no mvnw above");
  }

  /// Everything in one process.
  public static Path local() {
    return single("functions/local/target", "local.jar");
  }

  /// The functions as processes: `requests`, `kafka-bound`.
  public static Path server() {
    return single("functions/server/target", "server.jar");
  }

  /// Everything in one process, with people for a load.
  public static Path bench() {
    return single("functions/bench/target", "bench.jar");
  }

  /// The demo and the bench.
  public static Path tools() {
    return single("sdk/tools/target", "tools.jar");
  }

  /// One node.
  public static Path node() {
    return single("socket-fleet/target", "socket-fleet.jar");
  }

  /// The servers' programs, unpacked once for all runs.
  public static Path binaries() {
    return target().resolve("binaries");
  }

  /// A fresh folder for one run, whose log stays for who looks into a failure.
  public static Path runFolder(String name) {
    var folder = target().resolve("runs").resolve(name + "-" + RUNS.incrementAndGet());
    try {
      if (Files.exists(folder)) {
        deleteAll(folder);
      }
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path target() {
    return root().resolve("shared/end-to-end/target");
  }

  private static void deleteAll(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static Path single(String folder, String name) {
    var in = root().resolve(folder);
    try (var found = Files.newDirectoryStream(in, name)) {
      var all = new java.util.ArrayList<Path>();
      found.forEach(all::add);
      if (all.size() == 1) {
        return all.getFirst();
      }
      throw new IllegalStateException(
          "%s holds %d of %s: package the module first, after a clean where there are several"
              .formatted(in, all.size(), name));
    } catch (IOException e) {
      throw new IllegalStateException(in + " is not there: package the module first", e);
    }
  }
}
