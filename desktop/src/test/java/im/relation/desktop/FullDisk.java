package im.relation.desktop;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A disk that has no room for one kind of change to a store.
final class FullDisk implements AutoCloseable {

  private final Path store;

  /// @param change for example `INSERT ON draft`
  FullDisk(Path store, String change) throws SQLException {
    this.store = store;
    run("CREATE TRIGGER full_disk BEFORE " + change + " BEGIN SELECT RAISE(FAIL, 'full'); END");
  }

  private void run(String statement) throws SQLException {
    try (var opened = DriverManager.getConnection("jdbc:sqlite:" + store);
        var made = opened.createStatement()) {
      made.execute(statement);
    }
  }

  /// There is room again.
  @Override
  public void close() throws SQLException {
    run("DROP TRIGGER full_disk");
  }
}
