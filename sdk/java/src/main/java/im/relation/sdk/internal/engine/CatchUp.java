package im.relation.sdk.internal.engine;

import im.relation.contract.delivery.v1.ConversationState;
import im.relation.contract.delivery.v1.SyncRequest;
import im.relation.contract.delivery.v1.SyncResponse;
import im.relation.contract.message.v1.Entry;
import im.relation.domain.ProblemCode;
import im.relation.sdk.Event;
import im.relation.sdk.Result;
import im.relation.sdk.internal.log.BackOff;
import im.relation.sdk.internal.rpc.Rpcs;
import im.relation.sdk.internal.session.Functions;
import im.relation.sdk.internal.store.AccountSql;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Brings the store up to date: asks Sync page by page, then has every log pulled that goes on
/// after what is held. Entries that are pushed in between wait and are merged by their sequences.
/// Confined to the engine's thread; answers of an earlier connection are dropped.
final class CatchUp {

  /// Pushed entries that wait for Sync's answer, 10,000; for those beyond it Sync is asked again.
  private static final int MAX_EARLY = 10_000;

  /// @param asked whether a Sync that was asked after it came did not know its conversation
  private record Early(Entry entry, boolean live, boolean asked) {}

  private final Functions functions;
  private final Asker asker;
  private final Inbox inbox;
  private final Pulls pulls;
  private final BackOff backOff;
  private final List<Early> early = new ArrayList<>();
  private int epoch;
  private boolean syncing;
  private boolean again;
  private boolean announced;
  private int failures;
  private OptionalLong retryAt = OptionalLong.empty();

  CatchUp(Functions functions, Asker asker, Inbox inbox, Pulls pulls, BackOff backOff) {
    this.functions = functions;
    this.asker = asker;
    this.inbox = inbox;
    this.pulls = pulls;
    this.backOff = backOff;
  }

  /// Syncs; [#caughtUp] answers true once when it has been done. While one runs, another follows.
  void start(Turn turn) {
    announced = false;
    if (syncing) {
      again = true;
      return;
    }
    syncing = true;
    again = false;
    retryAt = OptionalLong.empty();
    ask(AccountSql.syncToken(turn.tx()));
  }

  /// The connection is gone.
  void stop() {
    epoch++;
    syncing = false;
    again = false;
    announced = true;
    failures = 0;
    retryAt = OptionalLong.empty();
    early.clear(); // Sync after the next Welcome brings them
    inbox.clear();
    pulls.stop();
  }

  /// An entry came, by a push or as an answer to a submission.
  void arrived(Turn turn, Entry entry, boolean live) {
    if (syncing) {
      keep(entry, live);
      return;
    }
    switch (inbox.arrived(turn, entry, live)) {
      case DONE -> {
        if (live && changesFriends(entry)) {
          start(turn); // friends, and who may write to whom, are told by Sync alone
        }
      }
      case GAP -> pulls.pull(turn, entry.getConversationId());
      case UNKNOWN -> {
        keep(entry, live);
        start(turn);
      }
    }
  }

  private static boolean changesFriends(Entry entry) {
    return new im.relation.sdk.Entry(entry).content()
            instanceof im.relation.sdk.Entry.Content.Notice(var body)
        && body.hasFriend();
  }

  private void keep(Entry entry, boolean live) {
    if (early.size() < MAX_EARLY) {
      early.add(new Early(entry, live, false));
    } else {
      again = true;
    }
  }

  /// Whether what [#start] began has just been finished.
  boolean caughtUp() {
    if (announced || syncing || !pulls.idle()) {
      return false;
    }
    announced = true;
    return true;
  }

  void tick(Turn turn) {
    if (retryAt.isPresent() && retryAt.getAsLong() <= turn.nowMillis() && !syncing) {
      boolean wasAnnounced = announced;
      start(turn);
      announced = wasAnnounced; // a repeated attempt is no news to the send queue
    }
    pulls.tick(turn);
  }

  OptionalLong nextAt() {
    OptionalLong pull = pulls.nextAt();
    return retryAt.isEmpty()
        ? pull
        : OptionalLong.of(Math.min(retryAt.getAsLong(), pull.orElse(Long.MAX_VALUE)));
  }

  private void ask(String token) {
    int asked = epoch;
    SyncRequest request = SyncRequest.newBuilder().setToken(token).build();
    asker.ask(
        () -> functions.call(Rpcs.SYNC, request),
        (turn, answer) -> {
          if (asked == epoch) {
            answered(turn, token, answer);
          }
        });
  }

  private void answered(Turn turn, String token, Result<SyncResponse> answer) {
    switch (answer) {
      case Result.Ok<SyncResponse>(var page) -> page(turn, page);
      case Result.Refused<SyncResponse>(var problem) -> {
        if (problem.code() == ProblemCode.INVALID && !token.isEmpty()) {
          AccountSql.saveSyncToken(turn.tx(), ""); // not a token any more: everything anew
          ask("");
        } else {
          failed(turn);
        }
      }
      case Result.Unreachable<SyncResponse> ignored -> failed(turn);
    }
  }

  private void page(Turn turn, SyncResponse page) {
    for (ConversationState state : page.getConversationsList()) {
      ConversationMerge.store(turn, state);
    }
    page.getFriendsList()
        .forEach(
            friend -> {
              AccountSql.saveFriend(turn.tx(), friend);
              turn.tell(new Event.FriendChanged(friend));
            });
    AccountSql.saveSyncToken(turn.tx(), page.getToken());
    if (page.getMore()) {
      ask(page.getToken());
      return;
    }
    syncing = false;
    failures = 0;
    pulls.plan(turn);
    mergeEarly(turn, true);
    if (again) {
      start(turn);
    }
  }

  /// Sync did not answer: what is known is pulled and sent all the same, and Sync asked again
  /// later.
  private void failed(Turn turn) {
    syncing = false;
    retryAt = OptionalLong.of(turn.nowMillis() + backOff.width(failures++).toMillis());
    pulls.plan(turn);
    mergeEarly(turn, false);
  }

  /// What came while Sync was asked may have happened after its answer was read: a friendship is
  /// then followed by another one, and what lies in a conversation that is unknown waits for it.
  ///
  /// @param answered whether Sync was; one that was not is asked again anyway
  private void mergeEarly(Turn turn, boolean answered) {
    List<Early> all = List.copyOf(early);
    early.clear();
    for (Early one : all) {
      switch (inbox.arrived(turn, one.entry(), one.live())) {
        case DONE -> again |= answered && one.live() && changesFriends(one.entry());
        case GAP -> pulls.pull(turn, one.entry().getConversationId());
        case UNKNOWN -> {
          if (!answered) {
            early.add(one);
          } else if (!one.asked()) {
            early.add(new Early(one.entry(), one.live(), true));
            again = true;
          }
        }
      }
    }
  }
}
