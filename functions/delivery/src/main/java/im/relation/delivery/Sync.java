package im.relation.delivery;

import im.relation.contract.delivery.v1.ConversationState;
import im.relation.contract.delivery.v1.SyncRequest;
import im.relation.contract.delivery.v1.SyncResponse;
import im.relation.contract.message.v1.Entry;
import im.relation.conversation.ConversationView;
import im.relation.conversation.MemberKey;
import im.relation.conversation.Memberships;
import im.relation.conversation.SyncPart;
import im.relation.domain.ConversationId;
import im.relation.domain.Problem;
import im.relation.domain.Sequence;
import im.relation.message.Entries;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What changed for the caller since a token: conversations with newest sequence, cursors and
/// unread, and the parts of other features. All of it without a token. Reads only.
///
/// Conversations come newest change first, at most 200 to a page; one that changes while a client
/// pages is in the next round. A round starts 60 s before the previous one was read, which is
/// longer than any transaction lives, so a change that was not yet committed then is not missed;
/// the price is that recent changes come twice.
///
/// Problems: INVALID for a token that is none of ours.
final class Sync implements Function<Call<SyncRequest>, Outcome<SyncResponse>> {

  private static final int PAGE = 200;

  /// Longer than a transaction may live (lock time-out 50 s).
  private static final Duration OVERLAP = Duration.ofSeconds(60);

  /// A newest entry with a larger body is left out; the client pulls it.
  private static final int PREVIEW_BYTES = 4_096;

  private final Memberships memberships;
  private final CursorSql cursors;
  private final Entries entries;
  private final List<SyncPart> parts;

  Sync(Memberships memberships, CursorSql cursors, Entries entries, List<SyncPart> parts) {
    this.memberships = memberships;
    this.cursors = cursors;
    this.entries = entries;
    this.parts = List.copyOf(parts);
  }

  @Override
  public Outcome<SyncResponse> apply(Call<SyncRequest> call) {
    return SyncToken.decode(call.request().getToken())
        .map(token -> Outcome.ok(answer(call, token)))
        .orElseGet(
            () -> Outcome.refused(Problem.invalid("token", "Start again with an empty token.")));
  }

  private SyncResponse answer(Call<SyncRequest> call, SyncToken token) {
    long until = token.beginsRound() ? memberships.nowMillis() - OVERLAP.toMillis() : token.until();
    var views = memberships.of(call.user());
    var held = cursors.read(views.stream().flatMap(Sync::cursorKeys).toList());
    var changed =
        views.stream()
            .map(view -> new Row(view, held))
            .filter(row -> token.admits(row.changedAtMillis(), row.view.id().value()))
            .sorted(Row.NEWEST_FIRST)
            .limit(PAGE + 1L)
            .toList();
    var page = changed.subList(0, Math.min(PAGE, changed.size()));
    var answer = SyncResponse.newBuilder();
    if (token.beginsRound()) {
      parts.forEach(
          part -> part.contribute(call.user(), Instant.ofEpochMilli(token.since()), answer));
    }
    var newest = newest(page);
    page.forEach(row -> answer.addConversations(row.state(newest)));
    boolean more = changed.size() > PAGE;
    var next =
        more
            ? new SyncToken(
                token.since(),
                until,
                page.getLast().changedAtMillis(),
                page.getLast().view.id().value())
            : SyncToken.from(until);
    return answer.setMore(more).setToken(next.encode()).build();
  }

  private static Stream<MemberKey> cursorKeys(ConversationView view) {
    return Stream.concat(
        Stream.of(view.member().key()),
        view.peer().stream().map(peer -> new MemberKey(view.id(), peer)));
  }

  private Map<Long, Entry> newest(List<Row> page) {
    var places = new HashMap<ConversationId, Sequence>();
    for (var row : page) {
      if (row.view.lastReadable().isAfter(row.view.member().joined())) {
        places.put(row.view.id(), row.view.lastReadable());
      }
    }
    return entries.at(places).stream()
        .filter(entry -> entry.getBody().size() <= PREVIEW_BYTES)
        .collect(Collectors.toMap(Entry::getConversationId, Function.identity()));
  }

  /// One conversation with the caller's cursor and the peer's.
  private record Row(ConversationView view, Cursor own, Cursor peer) {

    static final Comparator<Row> NEWEST_FIRST =
        Comparator.comparingLong(Row::changedAtMillis)
            .thenComparing(row -> row.view.id())
            .reversed();

    Row(ConversationView view, Map<MemberKey, Cursor> held) {
      this(view, cursor(held, view.member().key()), peerCursor(view, held));
    }

    private static Cursor cursor(Map<MemberKey, Cursor> held, MemberKey key) {
      return held.getOrDefault(key, Cursor.start(key));
    }

    private static Cursor peerCursor(ConversationView view, Map<MemberKey, Cursor> held) {
      return view.peer()
          .map(peer -> cursor(held, new MemberKey(view.id(), peer)))
          .orElseGet(() -> Cursor.start(view.member().key()));
    }

    long changedAtMillis() {
      return Math.max(
          view.changedAtMillis(), Math.max(own.changedAtMillis(), peer.changedAtMillis()));
    }

    ConversationState state(Map<Long, Entry> newest) {
      var state =
          ConversationState.newBuilder()
              .setConversationId(view.id().value())
              .setKind(view.kind())
              .setPeerId(view.peer().map(user -> user.value()).orElse(0L))
              .setNewestSequence(view.lastReadable().value())
              .setNewestAtMillis(view.newestAtMillis())
              .setReadSequence(own.read().value())
              .setDeliveredSequence(own.delivered().value())
              .setPeerReadSequence(peer.read().value())
              .setPeerDeliveredSequence(peer.delivered().value())
              .setUnread(Unread.of(view, own))
              .setMaySend(view.member().maySend() && view.member().left().isEmpty())
              .setFirstReadableSequence(view.firstReadable().value());
      var entry = newest.get(view.id().value());
      return (entry == null ? state : state.setNewest(entry)).build();
    }
  }
}
