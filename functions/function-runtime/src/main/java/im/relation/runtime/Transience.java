package im.relation.runtime;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionSystemException;

/// Tells an outage, which is waited out, from a mistake, which would fail again.
///
/// Transient are: a lost or refused connection, a server that shuts down, has no room or became
/// read-only in a failover, a deadlock, a lock time-out, a broker that does not answer. Anything
/// else is not. Spring wraps exceptions freely, so the whole chain of causes is looked at.
public final class Transience {

  /// A chain of causes is followed this far; a longer one has a cycle.
  private static final int MAX_CAUSES = 32;

  /// MySQL: lock wait time-out, deadlock, lock not available at once. The state of the first is the
  /// general one, so the numbers decide.
  private static final Set<Integer> CONTENTION_ERRORS = Set.of(1205, 1213, 3572);

  /// MySQL and MariaDB: disk full, file not written, too many connections, shutdown in progress,
  /// table full (what InnoDB says of a full disk), too many of this user, read-only by option or by
  /// mode (what a demoted primary answers), query interrupted, killed.
  private static final Set<Integer> OUTAGE_ERRORS =
      Set.of(1021, 1026, 1040, 1053, 1114, 1203, 1226, 1290, 1317, 1836, 1927, 2006, 2013);

  /// Kafka's own word for what may succeed when it is tried again.
  private static final String RETRIABLE = "org.apache.kafka.common.errors.RetriableException";

  private static final String STATE_CONNECTION = "08";
  private static final String STATE_ROLLBACK = "40";

  private Transience() {}

  /// Whether the same work may succeed later without being changed.
  public static boolean isTransient(Throwable failure) {
    return anyCause(failure, Transience::isTransientItself);
  }

  /// Whether two transactions were in each other's way: worth another try at once.
  public static boolean isContention(Throwable failure) {
    return anyCause(failure, Transience::isContentionItself);
  }

  private static boolean isTransientItself(Throwable failure) {
    return switch (failure) {
      case TransientFailure ignored -> true;
      case TransientDataAccessException ignored -> true;
      // Spring calls these non-transient: it means the connection, we mean the work.
      case DataAccessResourceFailureException ignored -> true;
      // A commit or a rollback whose answer never came hides what was before it.
      case TransactionSystemException ignored -> true;
      case SQLException sql -> isTransientSql(sql);
      case IOException ignored -> true;
      default -> isOfBroker(failure.getClass());
    };
  }

  /// By name: a deployable that writes no topic has no class of Kafka's.
  private static boolean isOfBroker(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      if (at.getName().equals(RETRIABLE)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTransientSql(SQLException failure) {
    return failure instanceof SQLTransientException
        || failure instanceof SQLRecoverableException
        || isContentionItself(failure)
        || hasState(failure, STATE_CONNECTION)
        || OUTAGE_ERRORS.contains(failure.getErrorCode());
  }

  private static boolean isContentionItself(Throwable failure) {
    return switch (failure) {
      case ConcurrencyFailureException ignored -> true;
      case SQLException sql ->
          hasState(sql, STATE_ROLLBACK) || CONTENTION_ERRORS.contains(sql.getErrorCode());
      default -> false;
    };
  }

  private static boolean hasState(SQLException failure, String stateClass) {
    String state = failure.getSQLState();
    return state != null && state.startsWith(stateClass);
  }

  private static boolean anyCause(Throwable failure, Predicate<Throwable> test) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      if (test.test(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
