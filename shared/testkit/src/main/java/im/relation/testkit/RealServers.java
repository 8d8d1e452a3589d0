package im.relation.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import im.relation.embedded.DataFolder;
import im.relation.embedded.EmbeddedKafka;
import im.relation.embedded.EmbeddedMariaDb;
import im.relation.embedded.EmbeddedRedis;
import im.relation.embedded.EmbeddedServer;
import im.relation.embedded.KafkaSettings;
import im.relation.embedded.MariaDbSettings;
import im.relation.embedded.RedisSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// MariaDB, Redis and Kafka for all test classes of a module, each started when the first test asks
/// for it; they end with the last test. A test class is extended with it.
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
    return running().started(running().kafka);
  }

  public static EmbeddedRedis redis() {
    return running().started(running().redis);
  }

  /// The URL of a schema that no other test has.
  public static String freshSchema() {
    return running().started(running().mariaDb).jdbcUrl("test_" + SCHEMAS.incrementAndGet());
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
    private final EmbeddedRedis redis;
    private final EmbeddedKafka kafka;

    Running() {
      try {
        folder =
            DataFolder.open(
                Files.createTempDirectory(Files.createDirectories(Path.of("target")), "servers"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      var binaries = binaries();
      mariaDb = new EmbeddedMariaDb(folder, binaries, MariaDbSettings.DEFAULTS, 0);
      redis = new EmbeddedRedis(folder, binaries, RedisSettings.DEFAULTS, 0);
      kafka = new EmbeddedKafka(folder, KafkaSettings.DEFAULTS, 0);
    }

    synchronized <S extends EmbeddedServer> S started(S server) {
      if (!server.running()) {
        server.start();
      }
      return server;
    }

    /// One folder for all modules: unpacking takes seconds and 300 MiB.
    private static Path binaries() {
      for (var path = Path.of("").toAbsolutePath(); path != null; path = path.getParent()) {
        if (Files.exists(path.resolve("mvnw"))) {
          return path.resolve("target").resolve("binaries");
        }
      }
      return Path.of("target", "binaries").toAbsolutePath();
    }

    @Override
    public void close() {
      kafka.stop();
      redis.stop();
      mariaDb.stop();
      folder.close();
    }
  }
}
