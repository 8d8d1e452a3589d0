package im.relation.sdk.internal.store;

import im.relation.sdk.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs statements in the store's transaction; prepared statements are kept. Valid within the work
/// that it was given to, on that thread.
///
/// Failures are [StoreException]s.
public final class Tx {

  /// Reads one row.
  public interface RowReader<R> {
    R read(ResultSet row) throws SQLException;
  }

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Tx(Connection connection) {
    this.connection = connection;
  }

  /// Runs a statement that gives no rows.
  ///
  /// @param values long, int, String, byte[], Boolean or null
  /// @return how many rows it touched
  public int run(String sql, @Nullable Object... values) {
    try {
      return prepare(sql, values).executeUpdate();
    } catch (SQLException failed) {
      throw failure(failed);
    }
  }

  public <R> List<R> rows(String sql, RowReader<R> reader, Object... values) {
    try (ResultSet found = prepare(sql, values).executeQuery()) {
      List<R> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(reader.read(found));
      }
      return rows;
    } catch (SQLException failed) {
      throw failure(failed);
    }
  }

  public <R> Optional<R> row(String sql, RowReader<R> reader, Object... values) {
    List<R> rows = rows(sql, reader, values);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
  }

  /// One number; 0 where there is no row.
  public long number(String sql, Object... values) {
    return row(sql, row -> row.getLong(1), values).orElse(0L);
  }

  private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int index = 0; index < values.length; index++) {
      statement.setObject(index + 1, values[index]);
    }
    return statement;
  }

  static StoreException failure(SQLException failed) {
    if (Damage.isIn(failed)) {
      return new StoreException(
          StoreException.Reason.DAMAGED, "the local store is damaged; open it again", failed);
    }
    return new StoreException(StoreException.Reason.FAILED, "the local store failed", failed);
  }
}
