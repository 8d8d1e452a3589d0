package im.relation.runtime.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.runtime.TransientFailure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

class OutagesTest {

  static Stream<Throwable> outages() {
    return Stream.of(
        new TransientFailure("redis", new IllegalStateException()),
        new CannotAcquireLockException("deadlock"),
        new QueryTimeoutException("slow"),
        new DataAccessResourceFailureException("gone"),
        new CannotGetJdbcConnectionException("no connection"),
        new CannotCreateTransactionException("no connection"),
        new IllegalStateException(new SQLTransientConnectionException()));
  }

  @ParameterizedTest
  @MethodSource("outages")
  void takesForOutageWhatPassesByItself(Throwable failure) {
    assertThat(Outages.isOutage(failure)).isTrue();
  }

  @Test
  void takesForBugWhatStays() {
    assertThat(Outages.isOutage(new IllegalStateException("bug"))).isFalse();
    assertThat(Outages.isOutage(new DuplicateKeyException("same key"))).isFalse();
    assertThat(Outages.isOutage(new StackOverflowError())).isFalse();
  }

  @Test
  void logsTypesAndPlacesButNoMessage() {
    // Given
    var failure = new IllegalStateException("secret one", new DuplicateKeyException("secret two"));
    var text = new StringWriter();
    // When
    WithoutMessage.of(failure).printStackTrace(new PrintWriter(text, true));
    // Then
    assertThat(text.toString())
        .contains("IllegalStateException", "DuplicateKeyException", "OutagesTest.java")
        .doesNotContain("secret");
  }
}
