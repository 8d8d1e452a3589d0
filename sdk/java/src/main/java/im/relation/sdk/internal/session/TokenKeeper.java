package im.relation.sdk.internal.session;

import im.relation.contract.account.v1.RefreshSessionRequest;
import im.relation.contract.account.v1.RefreshSessionResponse;
import im.relation.contract.account.v1.Tokens;
import im.relation.domain.Problem;
import im.relation.sdk.Result;
import im.relation.sdk.internal.rpc.Connect;
import im.relation.sdk.internal.rpc.Rpcs;
import im.relation.sdk.internal.socket.Dial.Token;
import im.relation.sdk.internal.store.AccountSql;
import im.relation.sdk.internal.store.Store;
import im.relation.sdk.internal.store.Store.Outlives;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps the session's tokens. One refresh at a time: a refresh token that is used twice ends its
/// session. The next pair is on the disk before anybody uses it, because after a crash the one
/// before would be such a second use.
///
/// Safe for any thread; blocks while it refreshes.
public final class TokenKeeper {

  /// A token that ends within this time is refreshed first.
  static final Duration MARGIN = Duration.ofSeconds(30);

  private final ReentrantLock lock = new ReentrantLock();
  private final Connect connect;
  private final Store store;
  private final Clock clock;
  private Tokens tokens;
  private boolean distrusted;

  public TokenKeeper(Connect connect, Store store, Clock clock) {
    this.connect = connect;
    this.store = store;
    this.clock = clock;
    this.tokens = store.read(tx -> AccountSql.tokens(tx)).orElseGet(Tokens::getDefaultInstance);
  }

  /// A token that holds for a while.
  public Token fresh() {
    lock.lock();
    try {
      if (tokens.getRefreshToken().isEmpty()) {
        return new Token.None();
      }
      return distrusted || endsWithin(MARGIN) ? refresh() : current();
    } finally {
      lock.unlock();
    }
  }

  /// A token other than one that the service did not take; whoever comes second gets the first
  /// one's.
  public Token after(String refused) {
    lock.lock();
    try {
      if (tokens.getRefreshToken().isEmpty()) {
        return new Token.None();
      }
      if (!tokens.getAccessToken().equals(refused)) {
        return current();
      }
      distrusted = true;
      return refresh();
    } finally {
      lock.unlock();
    }
  }

  /// A token other than the one that a connection uses, because that one ends soon by the service's
  /// clock.
  public Token renewed(String inUse) {
    lock.lock();
    try {
      if (tokens.getRefreshToken().isEmpty()) {
        return new Token.None();
      }
      Token next = tokens.getAccessToken().equals(inUse) ? refresh() : current();
      return next.equals(new Token.Fresh(inUse)) ? new Token.Unknown("not refreshed") : next;
    } finally {
      lock.unlock();
    }
  }

  /// The service did not take the token: the next one asked for is a new one.
  public void distrust() {
    lock.lock();
    try {
      distrusted = true;
    } finally {
      lock.unlock();
    }
  }

  /// Forgets the tokens, here and on the disk.
  public void forget() {
    lock.lock();
    try {
      keep(tokens.toBuilder().clearAccessToken().clearRefreshToken().build());
    } finally {
      lock.unlock();
    }
  }

  /// The session that the tokens are for.
  public Tokens tokens() {
    lock.lock();
    try {
      return tokens;
    } finally {
      lock.unlock();
    }
  }

  private Token refresh() {
    RefreshSessionRequest request =
        RefreshSessionRequest.newBuilder().setRefreshToken(tokens.getRefreshToken()).build();
    return switch (connect.call(Rpcs.REFRESH_SESSION, request, null)) {
      case Result.Ok<RefreshSessionResponse>(var answer) -> {
        keep(answer.getTokens());
        distrusted = false;
        yield current();
      }
      case Result.Refused<RefreshSessionResponse>(var problem) -> afterRefusal(problem);
      case Result.Unreachable<RefreshSessionResponse>(var reason) -> stillGood(reason);
    };
  }

  private Token afterRefusal(Problem problem) {
    return switch (problem.code()) {
      case UNAUTHENTICATED, TOKEN_EXPIRED, SESSION_ENDED, WRONG_CREDENTIALS, NOT_FOUND, INVALID -> {
        keep(tokens.toBuilder().clearAccessToken().clearRefreshToken().build());
        yield new Token.None();
      }
      default -> stillGood(problem.code().name());
    };
  }

  private Token stillGood(String reason) {
    return distrusted || endsWithin(Duration.ZERO) ? new Token.Unknown(reason) : current();
  }

  private void keep(Tokens next) {
    store.write(
        Outlives.POWER,
        tx -> {
          AccountSql.saveTokens(tx, next);
          return true;
        });
    tokens = next;
  }

  private Token current() {
    return new Token.Fresh(tokens.getAccessToken());
  }

  private boolean endsWithin(Duration time) {
    Instant end = Instant.ofEpochMilli(tokens.getAccessExpiresAtMillis());
    return !clock.instant().plus(time).isBefore(end);
  }
}
