package im.relation.runtime.store;

import im.relation.runtime.TransientFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/// One process of a deployment migrates at a time: a named lock of the database, held by a
/// connection of its own and so gone when the process is.
///
/// Flyway's own lock is per history table and taken only after that table was looked for; this one
/// spans all features.
final class MigrationTurn {

  /// How long a start waits for another process to migrate.
  private static final Duration MAX_WAIT = Duration.ofMinutes(10);

  // A lock's name is the server's, not the schema's, and at most 64 characters.
  private static final String LOCK =
      """
      SELECT GET_LOCK(CONCAT('im:', SHA1(DATABASE())), ?)
      """;

  private static final String UNLOCK =
      """
      SELECT RELEASE_LOCK(CONCAT('im:', SHA1(DATABASE())))
      """;

  private MigrationTurn() {}

  static void inTurn(DataSource dataSource, Runnable work) {
    try (Connection connection = dataSource.getConnection()) {
      lock(connection);
      try {
        work.run();
      } finally {
        unlock(connection);
      }
    } catch (SQLException e) {
      throw new TransientFailure("the database cannot be reached to migrate it", e);
    }
  }

  private static void lock(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setLong(1, MAX_WAIT.toSeconds());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next() || row.getInt(1) != 1) {
          throw new SQLException("another process has been migrating for " + MAX_WAIT);
        }
      }
    }
  }

  private static void unlock(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UNLOCK);
        ResultSet ignored = statement.executeQuery()) {
      ignored.next();
    }
  }
}
