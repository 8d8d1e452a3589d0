package im.relation.sdk.internal.store;

import im.relation.sdk.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One account's SQLite file, or one in memory. One piece of work at a time, each a transaction;
/// safe for any thread; do not nest.
public final class Store implements AutoCloseable {

  /// What a commit outlives.
  ///
  /// Both outlive the process. The write-ahead log loses its newest commits when the power goes
  /// (synchronous=NORMAL), always a tail of them, so what came from the service is simply pulled
  /// again by the sync token that was lost with it. A send that the caller was told is stored
  /// exists nowhere else: it waits for the disk (synchronous=FULL).
  public enum Outlives {
    PROCESS("NORMAL"),
    POWER("FULL");

    private final String synchronous;

    Outlives(String synchronous) {
      this.synchronous = synchronous;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Connection connection;
  private final @Nullable StoreLock held;
  private final @Nullable Path file;
  private final Tx tx;
  private volatile Runnable damaged = () -> {};
  private Outlives mode = Outlives.PROCESS;
  private boolean closed;

  private Store(Connection connection, @Nullable StoreLock held, @Nullable Path file) {
    this.connection = connection;
    this.held = held;
    this.file = file;
    this.tx = new Tx(connection);
  }

  /// Opens or makes a store. A damaged one is set aside and begun anew ([Damage]).
  ///
  /// @throws StoreException IN_USE, TOO_NEW or FAILED
  public static Store open(Path file) {
    StoreLock held = StoreLock.take(file.resolveSibling(file.getFileName() + ".lock"));
    try {
      return open(file, held);
    } catch (IOException failed) {
      held.close();
      throw new StoreException(StoreException.Reason.FAILED, "cannot make the store", failed);
    } catch (StoreException failed) {
      held.close();
      throw failed;
    }
  }

  private static Store open(Path file, StoreLock held) throws IOException {
    if (!Damage.isMarked(file)) {
      try {
        OwnerOnly.file(file);
        return start(held, file);
      } catch (StoreException failed) {
        if (failed.reason() != StoreException.Reason.DAMAGED) {
          throw failed;
        }
      }
    }
    var aside = Damage.setAside(file);
    OwnerOnly.file(file);
    Store fresh = start(held, file);
    fresh.write(
        Outlives.POWER,
        tx -> {
          Damage.rescue(aside, tx);
          return true;
        });
    return fresh;
  }

  public static Store inMemory() {
    return start(null, null);
  }

  private static Store start(@Nullable StoreLock held, @Nullable Path file) {
    var url = "jdbc:sqlite:" + (file == null ? ":memory:" : file.toAbsolutePath());
    Connection opened = null;
    try {
      opened = DriverManager.getConnection(url);
      try (Statement pragma = opened.createStatement()) {
        pragma.execute("PRAGMA journal_mode = WAL");
        pragma.execute("PRAGMA synchronous = NORMAL");
      }
      opened.setAutoCommit(false);
      Store store = new Store(opened, held, file);
      store.write(
          Outlives.PROCESS,
          tx -> {
            Schema.migrate(tx);
            return true;
          });
      return store;
    } catch (SQLException failed) {
      closeQuietly(opened);
      throw Tx.failure(failed);
    } catch (StoreException failed) {
      closeQuietly(opened);
      throw failed;
    }
  }

  public <R> R read(Function<Tx, R> work) {
    return write(Outlives.PROCESS, work);
  }

  /// Runs work and commits it; where it throws, nothing of it is kept.
  public <R> R write(Outlives outlives, Function<Tx, R> work) {
    lock.lock();
    try {
      if (closed) {
        throw new StoreException(StoreException.Reason.FAILED, "the store is closed", null);
      }
      setMode(outlives);
      R result = work.apply(tx);
      connection.commit();
      return result;
    } catch (SQLException failed) {
      rollback();
      throw noted(Tx.failure(failed));
    } catch (StoreException failed) {
      rollback();
      throw noted(failed);
    } catch (RuntimeException failed) {
      rollback();
      throw failed;
    } finally {
      lock.unlock();
    }
  }

  /// Called whenever work met damage, on its thread; must not use the store.
  public void onDamage(Runnable told) {
    damaged = told;
  }

  private StoreException noted(StoreException failed) {
    if (failed.reason() == StoreException.Reason.DAMAGED) {
      if (file != null) {
        Damage.mark(file);
      }
      damaged.run();
    }
    return failed;
  }

  private void setMode(Outlives wanted) throws SQLException {
    if (mode == wanted) {
      return;
    }
    connection.setAutoCommit(true); // the pragma does nothing within a transaction
    try (Statement pragma = connection.createStatement()) {
      pragma.execute("PRAGMA synchronous = " + wanted.synchronous);
    } finally {
      connection.setAutoCommit(false);
    }
    mode = wanted;
  }

  private void rollback() {
    try {
      connection.rollback();
    } catch (SQLException ignored) {
      // the failure that led here is the one to tell
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        closeQuietly(connection);
        if (held != null) {
          held.close();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private static void closeQuietly(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException ignored) {
      // every commit is on its way to the disk; there is nothing more to save
    }
  }
}
