package im.relation.sdk.internal.store;

import com.google.protobuf.InvalidProtocolBufferException;
import im.relation.contract.common.v1.Problem;
import im.relation.contract.message.v1.MessageBody;
import im.relation.contract.socket.v1.Submit;
import im.relation.domain.ClientMessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The send queue: sends that are no entries yet, in the order of their first sending.
public final class QueueSql {

  private static final int ACCEPTED = 2;
  private static final int REFUSED = 3;

  private static final String ADD =
      "INSERT INTO send_queue (client_message_id, submit, queued_at_millis, state) VALUES (?, ?, ?, 1)";
  private static final String COLUMNS =
      "SELECT ordinal, submit, queued_at_millis, problem FROM send_queue ";
  private static final String NEXT =
      COLUMNS + "WHERE ordinal > ? AND state = 1 ORDER BY ordinal LIMIT ?";
  private static final String FIND = COLUMNS + "WHERE client_message_id = ?";
  private static final String ALL = COLUMNS + "WHERE state <> 2 ORDER BY ordinal";
  private static final String NOT_ENTRIES = COLUMNS + "ORDER BY ordinal";
  private static final String SIZE = "SELECT COUNT(*) FROM send_queue";
  private static final String SET_STATE =
      "UPDATE send_queue SET state = ?, problem = ? WHERE client_message_id = ?";
  private static final String REMOVE_ACCEPTED =
      "DELETE FROM send_queue WHERE client_message_id = ? AND state = 2";
  private static final String REMOVE = "DELETE FROM send_queue WHERE client_message_id = ?";

  /// A send in the queue.
  ///
  /// @param ordinal its place; greater than that of every earlier send
  /// @param problem why it was refused; null where it was not
  public record Queued(
      long ordinal, Submit submit, long queuedAtMillis, @Nullable Problem problem) {

    public ClientMessageId id() {
      return ClientMessageId.of(submit.getClientMessageId().toByteArray());
    }

    public String text() {
      try {
        return MessageBody.parseFrom(submit.getBody()).getText().getText();
      } catch (InvalidProtocolBufferException damaged) {
        return "";
      }
    }
  }

  private QueueSql() {}

  public static void add(Tx tx, Submit submit, long nowMillis) {
    tx.run(ADD, submit.getClientMessageId().toByteArray(), submit.toByteArray(), nowMillis);
  }

  /// Sends without Accepted or Refused after a place.
  public static List<Queued> next(Tx tx, long afterOrdinal, int limit) {
    return tx.rows(NEXT, QueueSql::row, afterOrdinal, limit);
  }

  /// A send, whatever became of it, that is no entry yet.
  public static Optional<Queued> find(Tx tx, ClientMessageId id) {
    return tx.row(FIND, QueueSql::row, id.toBytes());
  }

  /// Queued and refused sends.
  public static List<Queued> all(Tx tx) {
    return tx.rows(ALL, QueueSql::row);
  }

  /// All that are no entries yet, those that were accepted out of turn too.
  public static List<Queued> notEntries(Tx tx) {
    return tx.rows(NOT_ENTRIES, QueueSql::row);
  }

  public static long size(Tx tx) {
    return tx.number(SIZE);
  }

  /// Accepted, and an entry as soon as what lies before it is known: not to be sent again.
  public static void accepted(Tx tx, ClientMessageId id) {
    tx.run(SET_STATE, ACCEPTED, new byte[0], id.toBytes());
  }

  public static void refused(Tx tx, ClientMessageId id, Problem problem) {
    tx.run(SET_STATE, REFUSED, problem.toByteArray(), id.toBytes());
  }

  /// To be sent again, after all that waits now: what was submitted since cannot be overtaken.
  public static void requeue(Tx tx, Queued row) {
    remove(tx, row.id());
    add(tx, row.submit(), row.queuedAtMillis());
  }

  public static void remove(Tx tx, ClientMessageId id) {
    tx.run(REMOVE, id.toBytes());
  }

  /// An accepted send whose entry was found in a hole.
  public static void removeAccepted(Tx tx, byte[] id) {
    tx.run(REMOVE_ACCEPTED, id);
  }

  private static Queued row(ResultSet row) throws SQLException {
    byte[] problem = row.getBytes(4);
    return new Queued(
        row.getLong(1),
        AccountSql.parse(() -> Submit.parseFrom(row.getBytes(2))),
        row.getLong(3),
        problem == null || problem.length == 0
            ? null
            : AccountSql.parse(() -> Problem.parseFrom(problem)));
  }
}
