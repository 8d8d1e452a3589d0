package im.relation.runtime;

import java.sql.PreparedStatement;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/// Records that go to Kafka because a request committed: rows written in the request's own
/// transaction, sent by the relay in the order of their ids. Thread-safe.
public final class Outbox {

  private static final String INSERT =
      """
      INSERT INTO outbox (topic, record_key, record) VALUES (?, ?, ?)
      """;

  private final JdbcTemplate jdbc;

  public Outbox(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /// Adds to the caller's transaction.
  public void append(List<OutboxMessage> messages) {
    jdbc.batchUpdate(INSERT, messages, messages.size(), Outbox::bind);
  }

  private static void bind(PreparedStatement row, OutboxMessage message)
      throws java.sql.SQLException {
    row.setString(1, message.topic());
    row.setBytes(2, message.key());
    row.setBytes(3, message.record().toByteArray());
  }
}
