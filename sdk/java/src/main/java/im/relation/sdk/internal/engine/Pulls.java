package im.relation.sdk.internal.engine;

import im.relation.contract.message.v1.ConversationKind;
import im.relation.contract.message.v1.Entry;
import im.relation.contract.message.v1.GetHistoryRequest;
import im.relation.contract.message.v1.GetHistoryResponse;
import im.relation.domain.Limits;
import im.relation.sdk.Result;
import im.relation.sdk.internal.engine.Inbox.Arrival;
import im.relation.sdk.internal.log.BackOff;
import im.relation.sdk.internal.rpc.Rpcs;
import im.relation.sdk.internal.session.Functions;
import im.relation.sdk.internal.store.ConversationRow;
import im.relation.sdk.internal.store.ConversationSql;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Pulls logs that go on after what is held: NOTICE logs and gaps of at most 1,000 entries
/// completely; of a wider gap only the newest page, and the rest becomes a hole that is pulled when
/// somebody scrolls there. Confined to the engine's thread.
final class Pulls {

  /// Widest gap that is pulled at once.
  static final int SMALL_GAP = 1_000;

  /// Entries of the newest page beyond a wide gap.
  static final int NEWEST_PAGE = 50;

  /// Pulls at once.
  private static final int MAX_RUNNING = 4;

  /// Answers without the entries asked for (a replica that lags) after which they become a hole.
  private static final int MAX_EMPTY = 3;

  private final Functions functions;
  private final Asker asker;
  private final Inbox inbox;
  private final BackOff backOff;
  private final Set<Long> waiting = new LinkedHashSet<>();
  private final Set<Long> running = new LinkedHashSet<>();
  private final Map<Long, Integer> empty = new HashMap<>();
  private int epoch;
  private int failures;
  private OptionalLong retryAt = OptionalLong.empty();

  Pulls(Functions functions, Asker asker, Inbox inbox, BackOff backOff) {
    this.functions = functions;
    this.asker = asker;
    this.inbox = inbox;
    this.backOff = backOff;
  }

  /// Pulls every log that goes on.
  void plan(Turn turn) {
    retryAt = OptionalLong.empty();
    ConversationSql.behind(turn.tx()).forEach(row -> waiting.add(row.id()));
    next(turn);
  }

  void pull(Turn turn, long conversation) {
    waiting.add(conversation);
    next(turn);
  }

  void stop() {
    epoch++;
    waiting.clear();
    running.clear();
    empty.clear();
    failures = 0;
    retryAt = OptionalLong.empty();
  }

  boolean idle() {
    return waiting.isEmpty() && running.isEmpty();
  }

  OptionalLong nextAt() {
    return retryAt;
  }

  void tick(Turn turn) {
    if (retryAt.isPresent() && retryAt.getAsLong() <= turn.nowMillis()) {
      plan(turn);
    }
  }

  private void next(Turn turn) {
    for (Long conversation : List.copyOf(waiting)) {
      if (running.size() >= MAX_RUNNING) {
        return;
      }
      if (!running.contains(conversation)) {
        waiting.remove(conversation);
        ConversationSql.find(turn.tx(), conversation)
            .filter(row -> row.newest() > row.top())
            .ifPresent(this::start);
      }
    }
  }

  private void start(ConversationRow row) {
    running.add(row.id());
    int asked = epoch;
    boolean complete =
        row.newest() - row.top() <= SMALL_GAP
            || row.state().getKind() == ConversationKind.CONVERSATION_KIND_NOTICE;
    GetHistoryRequest.Builder request = GetHistoryRequest.newBuilder().setConversationId(row.id());
    if (complete) {
      request.setAfter(row.top()).setLimit(Limits.PAGE_ROWS);
    } else {
      request.setBefore(row.newest() + 1).setLimit(NEWEST_PAGE);
    }
    asker.ask(
        () -> functions.call(Rpcs.GET_HISTORY, request.build()),
        (turn, answer) -> {
          if (asked == epoch) {
            running.remove(row.id());
            answered(turn, row.id(), complete, answer);
            next(turn);
          }
        });
  }

  private void answered(
      Turn turn, long conversation, boolean complete, Result<GetHistoryResponse> answer) {
    ConversationRow row = ConversationSql.find(turn.tx(), conversation).orElseThrow();
    if (row.newest() <= row.top()) {
      return; // pushes have filled it meanwhile
    }
    switch (answer) {
      case Result.Ok<GetHistoryResponse>(var page) -> {
        failures = 0;
        page(turn, row, complete, page);
      }
      case Result.Refused<GetHistoryResponse>(var problem) -> {
        switch (problem.code()) {
          case NOT_A_MEMBER, NOT_ALLOWED, NOT_FOUND, INVALID -> after(turn, row, skip(turn, row));
          default -> failed(turn);
        }
      }
      case Result.Unreachable<GetHistoryResponse> ignored -> failed(turn);
    }
  }

  private void page(Turn turn, ConversationRow row, boolean complete, GetHistoryResponse page) {
    if (page.getEntriesCount() == 0
        || page.getEntries(page.getEntriesCount() - 1).getSequence() <= row.top()) {
      nothing(turn, row);
      return;
    }
    empty.remove(row.id());
    Entry first = page.getEntries(0);
    if (!complete && page.getMoreBefore()) {
      ConversationSql.addHole(turn.tx(), row.id(), row.top() + 1, first.getSequence() - 1);
    }
    long upTo = page.getEntries(page.getEntriesCount() - 1).getSequence();
    after(turn, row, inbox.covered(turn, row, page.getEntriesList(), upTo));
  }

  private void nothing(Turn turn, ConversationRow row) {
    if (empty.merge(row.id(), 1, Integer::sum) < MAX_EMPTY) {
      failed(turn);
      return;
    }
    empty.remove(row.id());
    after(turn, row, skip(turn, row));
  }

  private Arrival skip(Turn turn, ConversationRow row) {
    return row.newest() > row.top() ? inbox.skipped(turn, row) : Arrival.DONE;
  }

  private void after(Turn turn, ConversationRow row, Arrival arrival) {
    boolean behind =
        ConversationSql.find(turn.tx(), row.id())
            .filter(now -> now.newest() > now.top())
            .isPresent();
    if (behind || arrival == Arrival.GAP) {
      waiting.add(row.id());
    }
  }

  private void failed(Turn turn) {
    waiting.clear(); // the others would fail as well; plan() finds them again
    retryAt = OptionalLong.of(turn.nowMillis() + backOff.width(failures++).toMillis());
  }
}
