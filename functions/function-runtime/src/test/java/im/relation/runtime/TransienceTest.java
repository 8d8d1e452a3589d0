package im.relation.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.ConnectException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class TransienceTest {

  static Stream<Throwable> outages() {
    return Stream.of(
        new TransientFailure("down", new IllegalStateException()),
        new DataAccessResourceFailureException("no connection"),
        new QueryTimeoutException("slow"),
        new CannotAcquireLockException("lock"),
        new SQLException("link failure", "08S01"),
        new SQLException("deadlock", "40001", 1213),
        new SQLException("lock wait time-out", "HY000", 1205),
        new SQLException("demoted to a replica", "HY000", 1290),
        new SQLException("the table is full: the disk is", "HY000", 1114),
        new TransactionSystemException("rollback failed", new SQLException("closed")),
        new BatchUpdateException("deadlock", "40001", 1213, new int[0]),
        new CannotCreateTransactionException("no", new SQLTransientConnectionException("pool")),
        new TimeoutException("no leader"),
        new IllegalStateException("wrapped", new RuntimeException(new ConnectException())));
  }

  static Stream<Throwable> mistakes() {
    return Stream.of(
        new NullPointerException(),
        new ClassCastException(),
        new DuplicateKeyException("twice", new SQLIntegrityConstraintViolationException()),
        new SQLException("data too long", "22001", 1406),
        new SQLException("no such table", "42S02", 1146),
        new SQLException("no state"),
        new RecordTooLargeException("large"));
  }

  @ParameterizedTest
  @MethodSource("outages")
  void waitsForOutages(Throwable failure) {
    assertThat(Transience.isTransient(failure)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void doesNotWaitForMistakes(Throwable failure) {
    assertThat(Transience.isTransient(failure)).isFalse();
  }

  @Test
  void callsOnlyTransactionsInEachOthersWayContention() {
    assertThat(Transience.isContention(new SQLException("deadlock", "40001", 1213))).isTrue();
    assertThat(Transience.isContention(new SQLException("lock", "HY000", 1205))).isTrue();
    assertThat(Transience.isContention(new SQLException("link failure", "08S01"))).isFalse();
  }

  @Test
  void endsOnCausesInACircle() {
    // Given
    var first = new IllegalStateException("first");
    first.initCause(new IllegalStateException("second", first));

    // When
    boolean waits = Transience.isTransient(first);

    // Then
    assertThat(waits).isFalse();
  }

  @Test
  void judgesWhereThereIsNoKafka() throws Exception {
    // Given
    var jars = new ArrayList<URL>();
    for (var jar : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!jar.contains("kafka-clients")) {
        jars.add(Path.of(jar).toUri().toURL());
      }
    }
    var platform = ClassLoader.getPlatformClassLoader();
    try (var loader = new URLClassLoader(jars.toArray(URL[]::new), platform)) {
      var apart = loader.loadClass(Transience.class.getName());
      var isTransient = apart.getMethod("isTransient", Throwable.class);

      // When
      var answer = isTransient.invoke(null, new SQLException("deadlock", "40001", 1213));

      // Then
      assertThat(answer).isEqualTo(true);
      assertThat(isTransient.invoke(null, new IllegalStateException())).isEqualTo(false);
    }
  }
}
