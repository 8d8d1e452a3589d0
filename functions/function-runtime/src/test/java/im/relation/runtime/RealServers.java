package im.relation.runtime;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import im.relation.embedded.DataFolder;
import im.relation.embedded.EmbeddedKafka;
import im.relation.embedded.EmbeddedMariaDb;
import im.relation.embedded.KafkaSettings;
import im.relation.embedded.MariaDbSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// One MariaDB and one Kafka for all tests with servers; they end with the last test.
public final class RealServers implements BeforeAllCallback {

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

  public static EmbeddedKafka kafka() {
    return running().kafka;
  }

  /// The URL of a schema that no other test has.
  public static String freshSchema() {
    return running().mariaDb.jdbcUrl("test_" + SCHEMAS.incrementAndGet());
  }

  /// A pool as processes have it.
  public static HikariDataSource pool(String url) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(running().mariaDb.user());
    config.setPassword("");
    config.setMaximumPoolSize(12);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(2_000);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return new HikariDataSource(config);
  }

  private static Running running() {
    if (running == null) {
      throw new IllegalStateException("the test class is not extended with RealServers");
    }
    return running;
  }

  private static final class Running implements AutoCloseable {
    private final DataFolder folder;
    private final EmbeddedMariaDb mariaDb;
    private final EmbeddedKafka kafka;

    Running() {
      try {
        folder = DataFolder.open(Files.createTempDirectory(Path.of("target"), "servers"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Path binaries = Path.of("target", "binaries");
      mariaDb = new EmbeddedMariaDb(folder, binaries, MariaDbSettings.DEFAULTS, 0);
      kafka = new EmbeddedKafka(folder, KafkaSettings.DEFAULTS, 0);
      mariaDb.start();
      kafka.start();
    }

    @Override
    public void close() {
      kafka.stop();
      mariaDb.stop();
      folder.close();
    }
  }
}
