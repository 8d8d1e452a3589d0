package im.relation.sdk;

import im.relation.domain.ClientMessageId;
import im.relation.domain.ConversationId;
import im.relation.domain.Limits;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import im.relation.sdk.internal.engine.SendQueue;
import im.relation.sdk.internal.history.History;
import im.relation.sdk.internal.session.Functions;
import im.relation.sdk.internal.store.SearchSql;
import im.relation.sdk.internal.store.Store;
import java.util.List;

/// Sending and reading. Safe for any thread.
public final class Messages {

  private final SendQueue queue;
  private final History history;
  private final Store store;

  Messages(Functions functions, Store store, SendQueue queue) {
    this.queue = queue;
    this.store = store;
    this.history = new History(functions, store);
  }

  /// Sends text: stored on the disk when this returns, submitted in the order of the calls, also
  /// after a restart. Never waits for the network. One that breaks a rule (over 65,000 bytes,
  /// empty, more than 10,000 waiting) is returned as refused and not stored.
  public PendingMessage send(ConversationId conversation, String text) {
    return queue.send(conversation, text, List.of());
  }

  /// Sends text that mentions people.
  ///
  /// @param mentions at most 50
  public PendingMessage send(ConversationId conversation, String text, List<UserId> mentions) {
    return queue.send(conversation, text, mentions);
  }

  /// Sends that are no entries yet, queued or refused, in the order of sending; those of earlier
  /// runs too.
  public List<PendingMessage> pending() {
    return queue.pending();
  }

  /// Sends a refused one again, judged afresh; find it in [#pending].
  public void retry(ClientMessageId id) {
    queue.retry(id);
  }

  /// Forgets a refused one.
  public void discard(ClientMessageId id) {
    queue.discard(id);
  }

  /// The nearest entries before a sequence, from the store; what it lacks is asked of the service
  /// (then this blocks) and stored.
  ///
  /// @param limit 1 to 200
  public HistoryPage before(ConversationId conversation, Sequence before, int limit) {
    return history.before(conversation, before, limit);
  }

  /// The nearest entries after a sequence; like [#before].
  public HistoryPage after(ConversationId conversation, Sequence after, int limit) {
    return history.after(conversation, after, limit);
  }

  /// Half before, the entry itself, half after; like [#before].
  public HistoryPage around(ConversationId conversation, Sequence around, int limit) {
    return history.around(conversation, around, limit);
  }

  /// Looks through the messages that this device holds; no network is asked.
  ///
  /// @param limit 1 to 200
  public SearchPage search(SearchQuery query, int limit) {
    return search(query, Long.MAX_VALUE, limit);
  }

  /// The page after one that the same query gave.
  public SearchPage search(SearchQuery query, SearchPage after, int limit) {
    return search(query, after.position(), limit);
  }

  private SearchPage search(SearchQuery query, long before, int limit) {
    int rows = Math.clamp(limit, 1, Limits.PAGE_ROWS);
    var hits = store.read(tx -> SearchSql.find(tx, query, before, rows));
    return new SearchPage(
        hits.stream().map(hit -> new Entry(hit.entry())).toList(),
        hits.size() == rows,
        hits.isEmpty() ? before : hits.getLast().id());
  }

  /// The newest entries; like [#before].
  public HistoryPage newest(ConversationId conversation, int limit) {
    return history.before(conversation, new Sequence(Long.MAX_VALUE), limit);
  }
}
