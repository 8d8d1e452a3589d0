package im.relation.endtoend.kit;

import im.relation.embedded.EmbeddedMariaDb;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;

/// One session with a system's database, for what a test looks up in it and does to it. Confined to
/// one thread; a lock that it takes ends with it.
public final class Database implements AutoCloseable {

  private final Connection connection;

  public Database(EmbeddedMariaDb server) throws SQLException {
    this.connection =
        DriverManager.getConnection(server.jdbcUrl("im"), server.user(), server.password());
  }

  /// Reads the row that a query has.
  @FunctionalInterface
  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  public void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// What the first row of a query says.
  public <T> T first(String sql, long parameter, Reader<T> reader) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, parameter);
      try (var rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new IllegalStateException("no row: " + sql);
        }
        return reader.read(rows);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
