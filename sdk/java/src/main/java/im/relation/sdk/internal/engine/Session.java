package im.relation.sdk.internal.engine;

import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.Renew;
import im.relation.contract.socket.v1.Subscribe;
import im.relation.contract.socket.v1.Welcome;
import im.relation.domain.UserId;
import im.relation.sdk.ConnectionState;
import im.relation.sdk.EndReason;
import im.relation.sdk.Event;
import im.relation.sdk.internal.log.CloseRule;
import im.relation.sdk.internal.socket.Dial.Token;
import im.relation.sdk.internal.socket.Ending;
import im.relation.sdk.internal.socket.Link;
import im.relation.sdk.internal.socket.LinkListener;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// The connection's life: opened when wanted, opened again after it was lost, renewed before its
/// token ends, ended for good by a final code. Confined to the engine's thread, but for what says
/// otherwise.
final class Session {

  /// The token is renewed this long before it ends, or at four fifths of its life where it is
  /// short.
  private static final long RENEW_AHEAD_MILLIS = 60_000;

  private static final int SHORT_LIFE_PART = 5;

  private final Parts parts;
  private final LinkListener listener;
  private volatile boolean wanted;
  private volatile @Nullable EndReason endLater;
  private volatile @Nullable Link live;
  private volatile ConnectionState state = new ConnectionState.Offline();
  private volatile List<UserId> subscribed = List.of();
  private @Nullable Link link;
  private boolean ended;

  /// Asked for since the last turn: what waits for its time is tried at once.
  private volatile boolean asked;

  private int attempt;
  private long welcomedAt;
  private long serverAheadMillis;
  private String inUse = "";
  private OptionalLong connectAt = OptionalLong.empty();
  private OptionalLong renewAt = OptionalLong.empty();

  Session(Parts parts, LinkListener listener) {
    this.parts = parts;
    this.listener = listener;
  }

  /// Safe for any thread.
  void want(boolean connection) {
    wanted = connection;
    asked = connection;
  }

  /// Safe for any thread.
  void endLater(EndReason reason) {
    endLater = reason;
  }

  /// Safe for any thread; passes over the frame where there is no welcomed connection.
  void sendNow(ClientFrame frame) {
    Link open = live;
    if (open != null) {
      open.send(frame);
    }
  }

  /// Safe for any thread.
  void subscribe(List<UserId> users) {
    subscribed = List.copyOf(users);
    sendNow(subscription());
  }

  /// Safe for any thread.
  ConnectionState state() {
    return state;
  }

  boolean isCurrent(Link other) {
    return link == other && live != null;
  }

  /// Does what was asked for since the last turn.
  void followWishes(Turn turn) {
    EndReason reason = endLater;
    if (reason != null && !ended) {
      end(turn, reason);
    } else if (wanted && !ended && link == null && (asked || connectAt.isEmpty())) {
      connectAt = OptionalLong.of(turn.nowMillis());
    } else if (!wanted && !ended && !(state instanceof ConnectionState.Offline)) {
      drop();
      change(turn, new ConnectionState.Offline());
    }
    asked = false;
  }

  void tick(Turn turn) {
    if (due(connectAt, turn) && link == null) {
      connectAt = OptionalLong.empty();
      change(turn, new ConnectionState.Connecting());
      turn.afterCommit(() -> link = Link.open(parts.dial(), listener));
    }
    if (due(renewAt, turn)) {
      renewAt = OptionalLong.empty();
      renew();
    }
    if (live != null) {
      follow(turn);
    }
  }

  private void follow(Turn turn) {
    if (due(parts.submissions().overdueAt(), turn)) {
      parts.submissions().silence();
      unsure(turn);
    }
    parts.catchUp().tick(turn);
    if (parts.catchUp().caughtUp()) {
      parts.submissions().restart();
      parts.receipts().open(turn);
      change(turn, new ConnectionState.Live());
    }
  }

  OptionalLong nextAt() {
    return LongStream.of(
            connectAt.orElse(Long.MAX_VALUE),
            renewAt.orElse(Long.MAX_VALUE),
            live == null ? Long.MAX_VALUE : parts.submissions().overdueAt().orElse(Long.MAX_VALUE))
        .filter(at -> at < Long.MAX_VALUE)
        .min();
  }

  void welcomed(Turn turn, Link welcomed, Welcome welcome) {
    if (link != welcomed) {
      welcomed.close();
      return;
    }
    live = welcomed;
    welcomedAt = turn.nowMillis();
    inUse = welcomed.accessToken();
    serverAheadMillis =
        welcome.getServerTimeMillis() > 0 ? welcome.getServerTimeMillis() - turn.nowMillis() : 0;
    renewed(welcome.getTokenExpiresAtMillis());
    parts.submissions().window(welcome.getMaxPendingSubmissions());
    change(turn, new ConnectionState.CatchingUp());
    if (!subscribed.isEmpty()) {
      turn.send(subscription());
    }
    parts.catchUp().start(turn);
  }

  /// Frames may have been lost: sync, then submit again.
  void unsure(Turn turn) {
    parts.submissions().pause();
    parts.catchUp().start(turn);
  }

  /// The token in use ends at a time of the service's clock, which may not be this device's.
  void renewed(long endsAtMillis) {
    long end = endsAtMillis - serverAheadMillis;
    long left = Math.max(0, end - parts.clock().millis());
    renewAt =
        endsAtMillis <= 0
            ? OptionalLong.empty()
            : OptionalLong.of(end - Math.min(RENEW_AHEAD_MILLIS, left / SHORT_LIFE_PART));
  }

  private void renew() {
    Link asking = link;
    String old = inUse;
    parts
        .asker()
        .ask(
            () -> parts.tokens().renewed(old),
            (turn, token) -> {
              switch (token) {
                case Token.Fresh(var access) when link == asking -> {
                  inUse = access;
                  turn.send(
                      ClientFrame.newBuilder()
                          .setRenew(Renew.newBuilder().setAccessToken(access))
                          .build());
                }
                case Token.Fresh ignored -> {}
                case Token.None ignored -> end(turn, new EndReason.SessionEnded());
                case Token.Unknown ignored ->
                    renewAt =
                        OptionalLong.of(turn.nowMillis() + parts.timing().maxBackOff().toMillis());
              }
            });
  }

  void linkEnded(Turn turn, Link gone, Ending ending) {
    if (link != gone || ended) {
      return;
    }
    drop();
    switch (ending) {
      case Ending.NoSession() -> end(turn, new EndReason.SessionEnded());
      case Ending.Lost ignored -> again(turn, 0);
      case Ending.Closed(var code) -> {
        switch (CloseRule.of(code)) {
          case FINAL -> end(turn, new EndReason.Closed(code));
          case REFRESH -> {
            parts.tokens().distrust();
            again(turn, code);
          }
          case RECONNECT -> again(turn, code);
        }
      }
    }
  }

  /// The store failed within a turn: what this thread believed may be wrong.
  ///
  /// @return what is to be told
  List<Event> startOver(long nowMillis) {
    drop();
    if (ended || !wanted) {
      return List.of();
    }
    long again = nowMillis + parts.timing().maxBackOff().toMillis();
    connectAt = OptionalLong.of(again);
    state = new ConnectionState.Waiting(Instant.ofEpochMilli(again), 0);
    return List.of(new Event.ConnectionChanged(state));
  }

  /// The store is damaged: ends without it.
  ///
  /// @return what is to be told
  List<Event> storeDamaged() {
    drop();
    var reason = new EndReason.StoreDamaged();
    state = new ConnectionState.Ended(reason);
    return List.of(new Event.ConnectionChanged(state), new Event.SignedOut(reason));
  }

  private void again(Turn turn, int closeCode) {
    if (welcomedAt > 0 && turn.nowMillis() - welcomedAt >= parts.timing().stable().toMillis()) {
      attempt = 0;
    }
    welcomedAt = 0;
    long wait =
        parts.backOff().delay(attempt++, ThreadLocalRandom.current().nextDouble()).toMillis();
    connectAt = OptionalLong.of(turn.nowMillis() + wait);
    change(
        turn,
        new ConnectionState.Waiting(Instant.ofEpochMilli(turn.nowMillis() + wait), closeCode));
  }

  private void end(Turn turn, EndReason reason) {
    drop();
    ended = true;
    wanted = false;
    if (!isReplaced(reason)) {
      turn.afterCommit(() -> parts.tokens().forget());
    }
    change(turn, new ConnectionState.Ended(reason));
    turn.tell(new Event.SignedOut(reason));
  }

  /// Codes that are about this connection or program and not about the session keep the tokens.
  private static boolean isReplaced(EndReason reason) {
    return reason instanceof EndReason.Closed(var code)
        && code != CloseCode.CLOSE_CODE_SESSION_REVOKED_VALUE
        && code != CloseCode.CLOSE_CODE_SIGNED_OUT_VALUE
        && code != CloseCode.CLOSE_CODE_SIGNED_IN_ELSEWHERE_VALUE;
  }

  private void drop() {
    Link open = link;
    if (open != null) {
      open.close();
    }
    link = null;
    live = null;
    connectAt = OptionalLong.empty();
    renewAt = OptionalLong.empty();
    parts.submissions().pause();
    parts.receipts().pause();
    parts.catchUp().stop();
  }

  /// After the engine's thread has ended.
  void close() {
    Link open = link;
    if (open != null) {
      open.close();
    }
  }

  private void change(Turn turn, ConnectionState next) {
    if (!next.equals(state)) {
      state = next;
      turn.tell(new Event.ConnectionChanged(next));
    }
  }

  private ClientFrame subscription() {
    return ClientFrame.newBuilder()
        .setSubscribe(
            Subscribe.newBuilder().addAllUserIds(subscribed.stream().map(UserId::value).toList()))
        .build();
  }

  private static boolean due(OptionalLong at, Turn turn) {
    return at.isPresent() && at.getAsLong() <= turn.nowMillis();
  }
}
