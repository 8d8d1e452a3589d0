package im.relation.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMariaDbIT {
  @TempDir Path temp;
  private DataFolder folder;
  private EmbeddedMariaDb server;

  @BeforeEach
  void start() {
    folder = DataFolder.open(temp.resolve("var"));
    server = new EmbeddedMariaDb(folder, TestServers.BINARIES, new MariaDbSettings(32, 16, 50), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
    folder.close();
  }

  @Test
  void keepsRowsOverAStopAndAStart() throws SQLException {
    int port = server.port();
    update("CREATE TABLE t (a INT PRIMARY KEY)", "INSERT INTO t VALUES (7)");

    server.stop();
    assertThat(server.running()).isFalse();
    assertThat(TestServers.canBind(port)).isTrue();
    server.start();

    assertThat(query("SELECT a FROM t")).containsExactly("7");
    assertThat(server.port()).isEqualTo(port);
  }

  @Test
  void keepsRowsOverAKill() throws SQLException {
    update("CREATE TABLE t (a INT PRIMARY KEY)", "INSERT INTO t VALUES (7)");

    server.kill();
    assertThat(server.running()).isFalse();
    server.start();

    assertThat(query("SELECT a FROM t")).containsExactly("7");
  }

  @Test
  void runsWithTheSettingsThatItWasGiven() throws SQLException {
    assertThat(
            query(
                """
                SELECT CONCAT_WS(' ', @@innodb_flush_log_at_trx_commit, @@innodb_buffer_pool_size,
                  @@innodb_log_file_size, @@max_connections, @@skip_name_resolve, @@log_bin,
                  @@performance_schema, @@character_set_server, @@collation_server, @@bind_address)
                """))
        .containsExactly(
            "1 %d %d 50 ON OFF OFF utf8mb4 utf8mb4_bin 127.0.0.1".formatted(32 << 20, 16 << 20));
  }

  @Test
  void takesTheCollationsOfMySql() throws SQLException {
    update("CREATE TABLE t (a VARCHAR(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci)");
    update("INSERT INTO t VALUES ('É')");

    assertThat(query("SELECT a FROM t WHERE a = 'e'")).containsExactly("É");
  }

  @Test
  void startsOnceOnly() {
    server.start();

    assertThat(server.running()).isTrue();
  }

  @Test
  void takesNoUrlApartForASchema() {
    assertThatIllegalArgumentException().isThrownBy(() -> server.jdbcUrl("im?x=y"));
  }

  private void update(String... statements) throws SQLException {
    try (var connection =
            DriverManager.getConnection(server.jdbcUrl("im"), server.user(), server.password());
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.executeUpdate(sql);
      }
    }
  }

  private List<String> query(String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(server.jdbcUrl("im"), server.user(), server.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
