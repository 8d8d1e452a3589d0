package im.relation.runtime.store;

import im.relation.runtime.Transience;
import im.relation.runtime.TransientFailure;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs work in one READ COMMITTED transaction. Thread-safe; blocks the calling thread.
///
/// Work that met a deadlock or a lock time-out is run again from its beginning, a bounded number of
/// times, so it must have no effect outside of the database (but the outbox). What stays is thrown
/// as [TransientFailure] when waiting may help, and as it came otherwise. An exception rolls back;
/// a refusal is a value and commits, so decide before writing.
public final class Transactions {

  private static final Logger log = LoggerFactory.getLogger(Transactions.class);

  private final TransactionTemplate template;
  private final TransactionSettings settings;

  public Transactions(PlatformTransactionManager manager, TransactionSettings settings) {
    this.template = new TransactionTemplate(manager);
    this.template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    this.settings = settings;
  }

  /// Runs it and gives what it gave. Within another call of this it joins that one's transaction,
  /// and only the outer one tries again.
  public <T> T call(Supplier<T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return work.get();
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return template.execute(status -> work.get());
      } catch (RuntimeException e) {
        if (!Transience.isTransient(e)) {
          throw e;
        }
        if (!Transience.isContention(e) || attempt >= settings.attempts()) {
          throw asTransient(e);
        }
        log.atDebug().addKeyValue("attempt", attempt).log("transaction lost against another one");
        pause(settings.pauseBefore(attempt + 1));
      }
    }
  }

  /// Runs it for its effect.
  public void run(Runnable work) {
    Boolean done =
        call(
            () -> {
              work.run();
              return Boolean.TRUE;
            });
    assert done;
  }

  private static TransientFailure asTransient(RuntimeException failure) {
    return failure instanceof TransientFailure already
        ? already
        : new TransientFailure("the database did not do it", failure);
  }

  private static void pause(Duration longest) {
    long nanos = longest.toNanos();
    try {
      Thread.sleep(
          Duration.ofNanos(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2 + 1)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("interrupted between two attempts", e);
    }
  }
}
