package im.relation.sdk.internal.history;

import im.relation.contract.message.v1.Entry;
import im.relation.contract.message.v1.GetHistoryRequest;
import im.relation.contract.message.v1.GetHistoryResponse;
import im.relation.domain.ConversationId;
import im.relation.domain.Limits;
import im.relation.domain.Sequence;
import im.relation.sdk.HistoryPage;
import im.relation.sdk.Result;
import im.relation.sdk.Timeline;
import im.relation.sdk.TimelineRow;
import im.relation.sdk.internal.rpc.Rpcs;
import im.relation.sdk.internal.session.Functions;
import im.relation.sdk.internal.store.ConversationRow;
import im.relation.sdk.internal.store.ConversationSql;
import im.relation.sdk.internal.store.EntrySql;
import im.relation.sdk.internal.store.QueueSql;
import im.relation.sdk.internal.store.Store;
import im.relation.sdk.internal.store.Store.Outlives;
import im.relation.sdk.internal.store.Tx;
import java.util.List;
import java.util.stream.Stream;

/// Pages of logs. A page comes from the store where no hole lies in it; else the service is asked
/// for that page, what it gives is stored, and the hole shrinks. Pages end at what has been told to
/// listeners: what is newer comes as an event. Blocks; safe for any thread.
public final class History {

  /// Rows of a page that fills a hole.
  private static final int LOADED = 50;

  private final Functions functions;
  private final Store store;

  public History(Functions functions, Store store) {
    this.functions = functions;
    this.store = store;
  }

  /// A page in the store.
  ///
  /// @param missing whether a hole lies in it
  private record Local(List<Entry> entries, boolean missing, boolean more) {}

  public HistoryPage before(ConversationId conversation, Sequence before, int limit) {
    int rows = Math.clamp(limit, 1, Limits.PAGE_ROWS);
    long id = conversation.value();
    Local held = store.read(tx -> before(tx, id, before.value(), rows));
    boolean complete = true;
    if (held.missing()) {
      long anchor = store.read(tx -> Math.min(before.value(), top(tx, id) + 1));
      complete = fetch(id, request(id, rows).setBefore(anchor).build(), anchor);
      held = store.read(tx -> before(tx, id, before.value(), rows));
    }
    boolean after = store.read(tx -> top(tx, id) >= before.value());
    return page(held, held.more(), after, complete);
  }

  public HistoryPage after(ConversationId conversation, Sequence after, int limit) {
    int rows = Math.clamp(limit, 1, Limits.PAGE_ROWS);
    long id = conversation.value();
    Local held = store.read(tx -> after(tx, id, after.value(), rows));
    boolean complete = true;
    if (held.missing()) {
      complete = fetch(id, request(id, rows).setAfter(after.value()).build(), after.value());
      held = store.read(tx -> after(tx, id, after.value(), rows));
    }
    boolean before = store.read(tx -> first(tx, id) <= after.value());
    return page(held, before, held.more(), complete);
  }

  public HistoryPage around(ConversationId conversation, Sequence around, int limit) {
    int half = Math.max(1, limit / 2);
    HistoryPage earlier = before(conversation, around, half);
    HistoryPage later =
        after(conversation, new Sequence(Math.max(0, around.value() - 1)), limit - half);
    return new HistoryPage(
        Stream.concat(earlier.entries().stream(), later.entries().stream()).toList(),
        earlier.moreBefore(),
        later.moreAfter(),
        earlier.complete() && later.complete());
  }

  /// Asks for a page of what is missing.
  ///
  /// @return whether the service answered
  public boolean load(ConversationId conversation, TimelineRow.Hole hole, Timeline.End end) {
    var page =
        switch (end) {
          case OLDEST -> after(conversation, new Sequence(hole.first().value() - 1), LOADED);
          case NEWEST -> before(conversation, hole.last().next(), LOADED);
        };
    return page.complete();
  }

  private static Local before(Tx tx, long id, long before, int rows) {
    long end = Math.min(before - 1, top(tx, id));
    List<Entry> entries = EntrySql.before(tx, id, end + 1, rows);
    long first = first(tx, id);
    long from = entries.size() == rows ? entries.getFirst().getSequence() : first;
    boolean missing = from <= end && !ConversationSql.holes(tx, id, from, end).isEmpty();
    return new Local(entries, missing, from > first);
  }

  private static Local after(Tx tx, long id, long after, int rows) {
    long top = top(tx, id);
    List<Entry> entries =
        EntrySql.after(tx, id, after, rows).stream()
            .takeWhile(entry -> entry.getSequence() <= top)
            .toList();
    long to = entries.size() == rows ? entries.getLast().getSequence() : top;
    boolean missing = after < to && !ConversationSql.holes(tx, id, after + 1, to).isEmpty();
    return new Local(entries, missing, to < top);
  }

  /// Asks the service for a page and stores it.
  ///
  /// @param anchor the sequence that the request names
  /// @return whether it answered
  private boolean fetch(long id, GetHistoryRequest request, long anchor) {
    return switch (functions.call(Rpcs.GET_HISTORY, request)) {
      case Result.Ok<GetHistoryResponse>(var page) ->
          store.write(
              Outlives.PROCESS,
              tx -> {
                keep(tx, id, page, request.hasBefore(), anchor);
                return true;
              });
      case Result.Refused<GetHistoryResponse> ignored -> false;
      case Result.Unreachable<GetHistoryResponse> ignored -> false;
    };
  }

  private static void keep(Tx tx, long id, GetHistoryResponse page, boolean before, long anchor) {
    long top = top(tx, id);
    List<Entry> entries = page.getEntriesList();
    entries.stream()
        .filter(entry -> entry.getSequence() <= top)
        .forEach(
            entry -> {
              EntrySql.save(tx, entry);
              QueueSql.removeAccepted(tx, entry.getClientMessageId().toByteArray());
            });
    long first = entries.isEmpty() ? anchor : entries.getFirst().getSequence();
    long last = entries.isEmpty() ? anchor : entries.getLast().getSequence();
    if (before) {
      ConversationSql.fill(tx, id, page.getMoreBefore() ? first : 1, anchor - 1);
    } else {
      ConversationSql.fill(tx, id, anchor + 1, page.getMoreAfter() ? last : top);
    }
  }

  private static HistoryPage page(Local held, boolean before, boolean after, boolean complete) {
    return new HistoryPage(
        held.entries().stream().map(im.relation.sdk.Entry::new).toList(), before, after, complete);
  }

  private static GetHistoryRequest.Builder request(long id, int rows) {
    return GetHistoryRequest.newBuilder().setConversationId(id).setLimit(rows);
  }

  private static long top(Tx tx, long id) {
    return ConversationSql.find(tx, id).map(ConversationRow::top).orElse(0L);
  }

  private static long first(Tx tx, long id) {
    return ConversationSql.find(tx, id).map(ConversationRow::firstReadable).orElse(1L);
  }
}
