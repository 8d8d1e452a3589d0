package im.relation.runtime;

import im.relation.backplane.trace.Tracing;
import io.opentelemetry.api.trace.Span;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Records that go to Kafka because a request committed: rows written in the request's own
/// transaction, sent by the relay in the order of their ids, as a part of the trace that the thread
/// works for. Thread-safe.
public final class Outbox {

  /// Largest record in bytes: twice the largest frame, so that a record never blocks the relay by
  /// being larger than Kafka takes (1 MiB).
  public static final int MAX_RECORD_BYTES = 262_144;

  private static final String INSERT =
      """
      INSERT INTO outbox (topic, record_key, record, traceparent) VALUES (?, ?, ?, ?)
      """;

  private final JdbcTemplate jdbc;
  private final OutboxPoke poke;

  /// Of a process without a relay, or of one whose relay is not to be poked.
  public Outbox(JdbcTemplate jdbc) {
    this(jdbc, new OutboxPoke());
  }

  public Outbox(JdbcTemplate jdbc, OutboxPoke poke) {
    this.jdbc = jdbc;
    this.poke = poke;
  }

  /// Adds to the caller's transaction and pokes the relay once that has committed.
  ///
  /// @throws IllegalStateException outside of a transaction: the record could then go out though
  ///   what it tells of was rolled back
  public void append(List<OutboxMessage> messages) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("the outbox is written within a transaction");
    }
    if (messages.isEmpty()) {
      return;
    }
    var traceparent = Tracing.traceparent(Span.current());
    jdbc.batchUpdate(
        INSERT, messages, messages.size(), (row, message) -> bind(row, message, traceparent));
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            poke.poke();
          }
        });
  }

  private static void bind(PreparedStatement row, OutboxMessage message, String traceparent)
      throws SQLException {
    byte[] record = message.record().toByteArray();
    if (record.length > MAX_RECORD_BYTES) {
      throw new IllegalArgumentException("a record of " + record.length + " bytes is too large");
    }
    row.setString(1, message.topic());
    row.setBytes(2, message.key());
    row.setBytes(3, record);
    row.setString(4, traceparent);
  }
}
