package im.relation.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import im.relation.runtime.StartRefused;
import im.relation.testkit.RealServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

@Timeout(60)
@ExtendWith(RealServers.class)
class MigrationsIT {

  private static final List<FeatureMigration> FEATURES =
      List.of(new FeatureMigration("runtime"), new FeatureMigration("sample"));

  @TempDir Path temp;
  private HikariDataSource pool;
  private JdbcTemplate jdbc;

  @BeforeEach
  void open() {
    pool = RealServers.pool(RealServers.freshSchema());
    jdbc = new JdbcTemplate(pool);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void makesTheTablesOfEveryFeatureWithAHistoryEach() {
    // When
    new Migrations(pool, FEATURES).run();

    // Then
    assertThat(jdbc.queryForList("SHOW TABLES", String.class))
        .containsExactlyInAnyOrder(
            "flyway_runtime",
            "outbox",
            "outbox_lease",
            "idempotency_key",
            "flyway_sample",
            "sample");
  }

  @Test
  void migratesTheDataOfThePreviousVersion() {
    // Given
    flyway().target("1").load().migrate();
    jdbc.update("INSERT INTO sample VALUES (7, 'Ada', 'Lovelace')");

    // When
    new Migrations(pool, FEATURES).run();

    // Then
    assertThat(jdbc.queryForObject("SELECT name FROM sample WHERE id = 7", String.class))
        .isEqualTo("Ada Lovelace");
  }

  @Test
  void changesNothingOnTheSecondRun() {
    // Given
    var migrations = new Migrations(pool, FEATURES);
    migrations.run();
    jdbc.update("INSERT INTO sample VALUES (7, 'Ada')");

    // When
    migrations.run();

    // Then
    assertThat(jdbc.queryForList("SELECT name FROM sample", String.class)).containsExactly("Ada");
  }

  @Test
  void refusesTablesOfANewerProgram() throws IOException {
    // Given
    Files.writeString(temp.resolve("V3__future.sql"), "ALTER TABLE sample ADD COLUMN age INT");
    flyway().locations("classpath:db/sample", "filesystem:" + temp).load().migrate();

    // When
    var migrations = new Migrations(pool, FEATURES);

    // Then
    assertThatThrownBy(migrations::run)
        .isInstanceOfSatisfying(
            StartRefused.class,
            refused -> {
              assertThat(refused)
                  .hasMessageContaining("sample")
                  .hasMessageContaining("version 3")
                  .hasMessageContaining("up to 2");
              assertThat(refused.remedy()).contains("newer version");
            });
  }

  @Test
  void refusesAMigrationThatWasChangedAfterItRan() {
    // Given
    new Migrations(pool, FEATURES).run();
    jdbc.update("UPDATE flyway_sample SET checksum = checksum + 1 WHERE version = '1'");

    // When
    var migrations = new Migrations(pool, FEATURES);

    // Then
    assertThatThrownBy(migrations::run).isInstanceOf(StartRefused.class);
  }

  @Test
  void letsSeveralProcessesStartAtOnce() throws Exception {
    // Given
    List<Future<?>> starts = new ArrayList<>();

    // When
    try (var processes = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        starts.add(processes.submit(new Migrations(pool, FEATURES)::run));
      }
    }

    // Then
    for (Future<?> start : starts) {
      assertThatCode(start::get).doesNotThrowAnyException();
    }
    assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM outbox_lease", Integer.class)).isOne();
  }

  private FluentConfiguration flyway() {
    return Flyway.configure()
        .dataSource(pool)
        .locations("classpath:db/sample")
        .table("flyway_sample");
  }
}
