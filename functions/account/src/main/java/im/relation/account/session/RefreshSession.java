package im.relation.account.session;

import im.relation.account.session.RefreshTokenSql.Given;
import im.relation.contract.account.v1.RefreshSessionRequest;
import im.relation.contract.account.v1.RefreshSessionResponse;
import im.relation.contract.account.v1.Tokens;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.domain.ProblemCode;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import im.relation.runtime.store.Transactions;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// Changes a refresh token for the next pair of tokens.
///
/// A token is good once: whoever shows one that was exchanged before ends its session (RFC 9700
/// §4.14.2), for a thief and the owner hold the same token then and cannot be told apart. With one
/// exception, for a client whose answer was lost on the way: the token that was exchanged last is
/// good again while nothing was done with its successor, for an hour. That gives a thief nothing:
/// as soon as both have come back once, one of them shows a void token, and the session ends.
///
/// Problems: INVALID for what cannot be a token; SESSION_ENDED for an unknown or void token and an
/// ended session alike: sign in again.
final class RefreshSession
    implements Function<Call<RefreshSessionRequest>, Outcome<RefreshSessionResponse>> {

  private final SessionSql sql;
  private final RefreshTokenSql refreshTokens;
  private final Sessions sessions;
  private final SessionSettings settings;
  private final Transactions transactions;
  private final Clock clock;

  RefreshSession(
      SessionSql sql,
      RefreshTokenSql refreshTokens,
      Sessions sessions,
      SessionSettings settings,
      Transactions transactions,
      Clock clock) {
    this.sql = sql;
    this.refreshTokens = refreshTokens;
    this.sessions = sessions;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// What a shown token means.
  enum Verdict {
    /// The newest: on to the next generation.
    ROTATE,
    /// The one before, and its answer seems lost: another token of the newest generation.
    AGAIN,
    /// Void: end the session.
    REUSED,
    /// There is no live session.
    ENDED
  }

  @Override
  public Outcome<RefreshSessionResponse> apply(Call<RefreshSessionRequest> call) {
    return RefreshToken.of(call.request().getRefreshToken())
        .then(token -> transactions.call(() -> exchange(token, call.caller().address())))
        .map(tokens -> RefreshSessionResponse.newBuilder().setTokens(tokens).build());
  }

  private Outcome<Tokens> exchange(RefreshToken shown, String ip) {
    var now = clock.instant();
    byte[] hash = shown.hash();
    var given = refreshTokens.find(hash);
    var row = given.map(Given::session).flatMap(sql::lock);
    if (given.isEmpty() || row.isEmpty()) {
      return Outcome.refused(ProblemCode.SESSION_ENDED);
    }
    return switch (decide(row, given.get().generation(), hash, now, settings.lostAnswerGrace())) {
      case ROTATE -> Outcome.ok(sessions.rotate(row.get(), shown, ip, now));
      case AGAIN -> Outcome.ok(sessions.again(row.get(), now));
      case REUSED -> {
        sessions.end(row.get(), CloseCode.CLOSE_CODE_SESSION_REVOKED, now);
        yield Outcome.refused(ProblemCode.SESSION_ENDED);
      }
      case ENDED -> Outcome.refused(ProblemCode.SESSION_ENDED);
    };
  }

  static Verdict decide(
      Optional<SessionRow> stored, int generation, byte[] hash, Instant now, Duration grace) {
    var live = stored.filter(row -> row.isLive(now));
    if (live.isEmpty()) {
      return Verdict.ENDED;
    }
    var tokens = live.get().tokens();
    if (generation == tokens.generation()) {
      return Verdict.ROTATE;
    }
    boolean isLast =
        generation == tokens.generation() - 1
            && MessageDigest.isEqual(hash, tokens.exchangedHash());
    return isLast && now.isBefore(tokens.rotatedAt().plus(grace)) ? Verdict.AGAIN : Verdict.REUSED;
  }
}
