package im.relation.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import im.relation.runtime.TransientFailure;
import im.relation.testkit.RealServers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

@Timeout(60)
@ExtendWith(RealServers.class)
class TransactionsIT {

  private static final String ADD = "UPDATE counter SET n = n + 1 WHERE id = ?";

  private HikariDataSource pool;
  private JdbcTemplate jdbc;
  private Transactions transactions;

  @BeforeEach
  void open() {
    pool =
        RealServers.pool(
            RealServers.freshSchema() + "&sessionVariables=innodb_lock_wait_timeout=1");
    jdbc = new JdbcTemplate(pool);
    jdbc.execute("CREATE TABLE counter (id INT PRIMARY KEY, n INT NOT NULL)");
    jdbc.update("INSERT INTO counter VALUES (1, 0), (2, 0)");
    transactions = transactions(pool, TransactionSettings.defaults());
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void runsTheLoserOfADeadlockAgain() throws Exception {
    // Given
    var bothHoldOne = new CyclicBarrier(2);
    var attempts = new AtomicInteger();

    // When
    try (var threads = Executors.newFixedThreadPool(2)) {
      var up = threads.submit(() -> transactions.run(() -> add(1, 2, bothHoldOne, attempts)));
      var down = threads.submit(() -> transactions.run(() -> add(2, 1, bothHoldOne, attempts)));
      up.get();
      down.get();
    }

    // Then
    assertThat(attempts).hasValue(3);
    assertThat(jdbc.queryForList("SELECT n FROM counter ORDER BY id", Integer.class))
        .containsExactly(2, 2);
  }

  @Test
  void givesUpAfterAFewAttemptsSayingThatWaitingHelps() {
    // Given
    var attempts = new AtomicInteger();
    var twice =
        transactions(pool, new TransactionSettings(2, Duration.ofMillis(1), Duration.ofMillis(1)));

    // When
    transactions.run(
        () -> {
          jdbc.update(ADD, 1);
          // Then
          assertThatThrownBy(() -> inAnotherThread(() -> twice.run(() -> addOnce(attempts))))
              .hasRootCauseInstanceOf(SQLException.class)
              .hasCauseInstanceOf(TransientFailure.class);
        });
    assertThat(attempts).hasValue(2);
  }

  @Test
  void rollsBackAndThrowsWhatIsAMistakeAsItCame() {
    // When
    assertThatThrownBy(
            () ->
                transactions.run(
                    () -> {
                      jdbc.update(ADD, 1);
                      throw new IllegalArgumentException("mistake");
                    }))
        .isInstanceOf(IllegalArgumentException.class);

    // Then
    assertThat(jdbc.queryForObject("SELECT n FROM counter WHERE id = 1", Integer.class)).isZero();
  }

  @Test
  void joinsTheTransactionAroundIt() {
    // When
    assertThatThrownBy(
            () ->
                transactions.run(
                    () -> {
                      transactions.run(() -> jdbc.update(ADD, 1));
                      throw new IllegalStateException("after the inner one");
                    }))
        .isInstanceOf(IllegalStateException.class);

    // Then
    assertThat(jdbc.queryForObject("SELECT n FROM counter WHERE id = 1", Integer.class)).isZero();
  }

  @Test
  void seesWhatOthersCommitInBetween() {
    // When
    int seen =
        transactions.call(
            () -> {
              jdbc.queryForObject("SELECT n FROM counter WHERE id = 1", Integer.class);
              inAnotherThread(() -> jdbc.update(ADD, 1));
              return jdbc.queryForObject("SELECT n FROM counter WHERE id = 1", Integer.class);
            });

    // Then
    assertThat(seen).isOne();
  }

  @Test
  void callsADatabaseThatIsAwayAnOutage() {
    // Given
    try (var nowhere = new HikariDataSource()) {
      nowhere.setJdbcUrl("jdbc:mysql://127.0.0.1:1/im");
      nowhere.setInitializationFailTimeout(-1);
      nowhere.setConnectionTimeout(300);

      // When
      var away = transactions(nowhere, TransactionSettings.defaults());

      // Then
      assertThatThrownBy(() -> away.run(() -> {})).isInstanceOf(TransientFailure.class);
    }
  }

  private void addOnce(AtomicInteger attempts) {
    attempts.incrementAndGet();
    jdbc.update(ADD, 1);
  }

  private void add(int first, int second, CyclicBarrier both, AtomicInteger attempts) {
    boolean retry = attempts.incrementAndGet() > 2;
    jdbc.update(ADD, first);
    if (!retry) {
      await(both);
    }
    jdbc.update(ADD, second);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void inAnotherThread(Runnable work) {
    try (var thread = Executors.newSingleThreadExecutor()) {
      thread.submit(work).get();
    } catch (Exception e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Transactions transactions(HikariDataSource pool, TransactionSettings settings) {
    return new Transactions(new JdbcTransactionManager(pool), settings);
  }
}
