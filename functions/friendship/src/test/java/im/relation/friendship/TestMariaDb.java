package im.relation.friendship;

import im.relation.embedded.DataFolder;
import im.relation.embedded.EmbeddedMariaDb;
import im.relation.embedded.MariaDbSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// One MariaDB for all test classes; it ends with the last test.
final class TestMariaDb implements BeforeAllCallback {

  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static @Nullable Running running;

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .computeIfAbsent(Running.class, key -> new Running(), Running.class);
  }

  /// The URL of a schema that no other test has.
  static String freshSchema() {
    if (running == null) {
      throw new IllegalStateException("the test class is not extended with TestMariaDb");
    }
    return running.mariaDb.jdbcUrl("test_" + SCHEMAS.incrementAndGet());
  }

  private static final class Running implements AutoCloseable {
    private final DataFolder folder;
    private final EmbeddedMariaDb mariaDb;

    Running() {
      try {
        folder = DataFolder.open(Files.createTempDirectory(Path.of("target"), "servers"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      mariaDb =
          new EmbeddedMariaDb(folder, Path.of("target", "binaries"), MariaDbSettings.DEFAULTS, 0);
      mariaDb.start();
    }

    @Override
    public void close() {
      mariaDb.stop();
      folder.close();
    }
  }
}
