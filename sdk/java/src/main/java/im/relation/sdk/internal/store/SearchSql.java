package im.relation.sdk.internal.store;

import im.relation.contract.message.v1.Entry;
import im.relation.sdk.SearchQuery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The full-text index of the entries that this device holds.
///
/// A row's id begins with the time of its entry, so hits come newest first without a sort and a
/// span of time is a range of ids. Sender and conversation are words in columns of their own: a
/// filter is one more list to intersect and not a look at every hit.
public final class SearchSql {

  /// Bits below the milliseconds, for entries of the same one.
  private static final int TIME_SHIFT = 20;

  /// The year 2248: ids stay positive, whatever a service says.
  private static final long LAST_MILLIS = (1L << 43) - 1;

  private static final int PAGE = 500;

  static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE search_row (
            id INTEGER PRIMARY KEY,
            conversation_id INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            UNIQUE (conversation_id, sequence))
          """,
          """
          CREATE VIRTUAL TABLE search_word USING fts5 (
            words, sender, conversation, content = '', contentless_delete = 1, prefix = '2 3',
            tokenize = 'unicode61 remove_diacritics 2')
          """);

  private static final String ROW =
      "SELECT id FROM search_row WHERE conversation_id = ? AND sequence = ?";
  private static final String FREE =
      "SELECT COALESCE(MAX(id) + 1, ?) FROM search_row WHERE id BETWEEN ? AND ?";
  private static final String ADD_ROW =
      "INSERT INTO search_row (id, conversation_id, sequence) VALUES (?, ?, ?)";
  private static final String DROP_ROW = "DELETE FROM search_row WHERE id = ?";
  private static final String ADD_WORDS =
      "INSERT INTO search_word (rowid, words, sender, conversation) VALUES (?, ?, ?, ?)";
  private static final String DROP_WORDS = "DELETE FROM search_word WHERE rowid = ?";
  private static final String ALL =
      "SELECT rowid, entry FROM entry WHERE rowid > ? ORDER BY rowid LIMIT ?";
  private static final String FIND =
      """
      SELECT search_word.rowid, entry.entry
        FROM search_word
        CROSS JOIN search_row ON search_row.id = search_word.rowid
        CROSS JOIN entry ON entry.conversation_id = search_row.conversation_id
          AND entry.sequence = search_row.sequence
       WHERE search_word MATCH ? AND search_word.rowid BETWEEN ? AND ?
       ORDER BY search_word.rowid DESC LIMIT ?
      """;

  /// An entry and its id in the index.
  public record Hit(long id, Entry entry) {}

  private SearchSql() {}

  /// Takes an entry into the index as it is now, instead of what stood for it.
  static void index(Tx tx, Entry entry) {
    long id = tx.number(ROW, entry.getConversationId(), entry.getSequence());
    if (id > 0) {
      tx.run(DROP_WORDS, id);
      tx.run(DROP_ROW, id);
    }
    var text = new im.relation.sdk.Entry(entry).text();
    if (text.isBlank()) {
      return;
    }
    long free = free(tx, entry);
    tx.run(ADD_ROW, free, entry.getConversationId(), entry.getSequence());
    tx.run(
        ADD_WORDS,
        free,
        SearchText.indexed(text),
        String.valueOf(entry.getSenderId()),
        String.valueOf(entry.getConversationId()));
  }

  private static long free(Tx tx, Entry entry) {
    long first = first(Instant.ofEpochMilli(entry.getAcceptedAtMillis()));
    return tx.number(FREE, first, first, first + (1L << TIME_SHIFT) - 1);
  }

  private static long first(Instant at) {
    return Math.clamp(at.toEpochMilli(), 1, LAST_MILLIS) << TIME_SHIFT;
  }

  /// Takes in all that an older store holds.
  static void indexAll(Tx tx) {
    record Held(long row, Entry entry) {}
    long after = 0;
    List<Held> page;
    do {
      page =
          tx.rows(
              ALL,
              row ->
                  new Held(
                      row.getLong(1), AccountSql.parse(() -> Entry.parseFrom(row.getBytes(2)))),
              after,
              PAGE);
      page.forEach(held -> index(tx, held.entry()));
      after = page.isEmpty() ? after : page.getLast().row();
    } while (page.size() == PAGE);
  }

  /// The newest hits before one of an earlier page.
  ///
  /// @param before its id; `Long.MAX_VALUE` for the first page
  public static List<Hit> find(Tx tx, SearchQuery query, long before, int limit) {
    return SearchText.asked(query.text())
        .map(
            words ->
                tx.rows(
                    FIND,
                    row ->
                        new Hit(
                            row.getLong(1),
                            AccountSql.parse(() -> Entry.parseFrom(row.getBytes(2)))),
                    filtered(words, query),
                    query.from() == null ? 0L : first(query.from()),
                    Math.min(before, end(query.until())) - 1,
                    limit))
        .orElse(List.of());
  }

  private static long end(@Nullable Instant until) {
    return until == null ? Long.MAX_VALUE : first(until);
  }

  private static String filtered(String words, SearchQuery query) {
    var all = new StringBuilder("words : (" + words + ")");
    if (query.sender() != null) {
      all.append(" AND sender : ").append(query.sender().value());
    }
    if (query.conversation() != null) {
      all.append(" AND conversation : ").append(query.conversation().value());
    }
    return all.toString();
  }
}
