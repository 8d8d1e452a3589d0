package im.relation.account.session;

import im.relation.contract.account.v1.RevokeSessionRequest;
import im.relation.contract.account.v1.RevokeSessionResponse;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.domain.Bits128;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/// Ends one of the caller's sessions, also the one that asks. Idempotent: one that has ended stays
/// as it is. Problems: INVALID; NOT_FOUND for a session that is not the caller's.
final class RevokeSession
    implements Function<Call<RevokeSessionRequest>, Outcome<RevokeSessionResponse>> {

  private final SessionSql sql;
  private final Sessions sessions;
  private final Transactions transactions;
  private final Clock clock;

  RevokeSession(SessionSql sql, Sessions sessions, Transactions transactions, Clock clock) {
    this.sql = sql;
    this.sessions = sessions;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Outcome<RevokeSessionResponse> apply(Call<RevokeSessionRequest> call) {
    var bytes = call.request().getSessionId();
    if (bytes.size() != Bits128.LENGTH) {
      return Outcome.refused(Problem.invalid("session_id", "A session's id has 16 bytes."));
    }
    var session = SessionId.of(bytes.toByteArray());
    return transactions.call(
        () ->
            decide(sql.lock(session), call.user())
                .map(
                    row -> {
                      sessions.end(row, CloseCode.CLOSE_CODE_SESSION_REVOKED, clock.instant());
                      return RevokeSessionResponse.getDefaultInstance();
                    }));
  }

  static Outcome<SessionRow> decide(Optional<SessionRow> stored, UserId caller) {
    return stored
        .filter(row -> row.owner().user().equals(caller))
        .map(Outcome::ok)
        .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND));
  }
}
