package im.relation.runtime.outbox;

import im.relation.runtime.kafka.OutgoingRecord;
import im.relation.runtime.kafka.RecordSender;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Sends what waits in the outbox. Confined to the relay's thread.
final class OutboxRelay {

  private final OutboxSql sql;
  private final RecordSender sender;
  private final int maxRows;

  OutboxRelay(OutboxSql sql, RecordSender sender, int maxRows) {
    this.sql = sql;
    this.sender = sender;
    this.maxRows = maxRows;
  }

  /// Sends until nothing waits or the relay may not go on; gives how many records Kafka has taken.
  int relay(BooleanSupplier mayGoOn) {
    int sent = 0;
    while (mayGoOn.getAsBoolean()) {
      List<OutboxRow> rows = sql.first(maxRows);
      for (List<OutboxRow> round : RelayRounds.of(rows)) {
        if (!mayGoOn.getAsBoolean()) {
          return sent;
        }
        sender.send(round.stream().map(OutboxRelay::outgoing).toList());
        sql.delete(round.stream().map(OutboxRow::id).toList());
        sent += round.size();
      }
      if (rows.size() < maxRows) {
        break;
      }
    }
    return sent;
  }

  private static OutgoingRecord outgoing(OutboxRow row) {
    return new OutgoingRecord(row.topic(), row.key(), DerivedIds.fill(row), row.traceparent());
  }
}
