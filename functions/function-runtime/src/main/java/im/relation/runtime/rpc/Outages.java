package im.relation.runtime.rpc;

import im.relation.runtime.TransientFailure;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/// Tells a part that is down from a bug.
final class Outages {

  /// Exceptions wrap each other; deeper than this is not looked.
  private static final int DEPTH = 8;

  private Outages() {}

  /// Whether the failure, or what caused it, passes by itself.
  static boolean isOutage(Throwable failure) {
    @Nullable Throwable at = failure;
    for (int depth = 0; at != null && depth < DEPTH; depth++, at = at.getCause()) {
      if (passes(at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean passes(Throwable failure) {
    return switch (failure) {
      case TransientFailure ignored -> true;
      case TransientDataAccessException ignored -> true;
      case RecoverableDataAccessException ignored -> true;
      case DataAccessResourceFailureException ignored -> true;
      case CannotCreateTransactionException ignored -> true;
      case TransactionTimedOutException ignored -> true;
      // A commit whose answer never came: the caller may repeat it with its idempotency key.
      case TransactionSystemException ignored -> true;
      case SQLTransientException ignored -> true;
      case SQLRecoverableException ignored -> true;
      default -> false;
    };
  }
}
