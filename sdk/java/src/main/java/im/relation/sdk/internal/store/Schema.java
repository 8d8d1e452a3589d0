package im.relation.sdk.internal.store;

import im.relation.sdk.StoreException;
import java.util.List;
import java.util.function.Consumer;

/// The store's tables and how an older store becomes a newer one: each step leads from its index to
/// the next version; steps are only ever added.
final class Schema {

  private static final List<Consumer<Tx>> STEPS =
      List.of(
          statements(
              """
              CREATE TABLE account (
                only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
                tokens BLOB NOT NULL,
                profile BLOB NOT NULL,
                sync_token TEXT NOT NULL)
              """,
              """
              CREATE TABLE conversation (
                conversation_id INTEGER PRIMARY KEY,
                state BLOB NOT NULL,
                newest_sequence INTEGER NOT NULL,
                newest_at_millis INTEGER NOT NULL,
                top INTEGER NOT NULL,
                read_sequence INTEGER NOT NULL,
                delivered_sequence INTEGER NOT NULL,
                served_as_of INTEGER NOT NULL,
                served_read INTEGER NOT NULL,
                served_delivered INTEGER NOT NULL)
              """,
              "CREATE INDEX conversation_by_time ON conversation (newest_at_millis)",
              """
              CREATE TABLE hole (
                conversation_id INTEGER NOT NULL,
                from_sequence INTEGER NOT NULL,
                to_sequence INTEGER NOT NULL,
                PRIMARY KEY (conversation_id, from_sequence)) WITHOUT ROWID
              """,
              """
              CREATE TABLE entry (
                conversation_id INTEGER NOT NULL,
                sequence INTEGER NOT NULL,
                sender_id INTEGER NOT NULL,
                countable INTEGER NOT NULL,
                entry BLOB NOT NULL,
                PRIMARY KEY (conversation_id, sequence))
              """,
              """
              CREATE TABLE send_queue (
                ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
                client_message_id BLOB NOT NULL UNIQUE,
                submit BLOB NOT NULL,
                queued_at_millis INTEGER NOT NULL,
                state INTEGER NOT NULL,
                problem BLOB)
              """,
              "CREATE TABLE friend (user_id INTEGER PRIMARY KEY, friend BLOB NOT NULL)"),
          tx -> {
            SearchSql.TABLES.forEach(tx::run);
            SearchSql.indexAll(tx);
            tx.run("CREATE TABLE draft (conversation_id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
          },
          statements("CREATE TABLE profile (user_id INTEGER PRIMARY KEY, profile BLOB NOT NULL)"));

  private Schema() {}

  private static Consumer<Tx> statements(String... statements) {
    return tx -> List.of(statements).forEach(tx::run);
  }

  static int version() {
    return STEPS.size();
  }

  /// Brings the store to this version.
  ///
  /// @throws StoreException TOO_NEW where a newer version wrote it
  static void migrate(Tx tx) {
    int found = (int) tx.number("PRAGMA user_version");
    if (found > STEPS.size()) {
      throw new StoreException(
          StoreException.Reason.TOO_NEW,
          "the store has version " + found + ", this client knows up to " + STEPS.size(),
          null);
    }
    for (int step = found; step < STEPS.size(); step++) {
      STEPS.get(step).accept(tx);
    }
    if (found < STEPS.size()) {
      tx.run("PRAGMA user_version = " + STEPS.size());
    }
  }
}
