package im.relation.account.session;

import im.relation.contract.account.v1.SignOutRequest;
import im.relation.contract.account.v1.SignOutResponse;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import java.util.function.Function;

/// Ends the caller's session: both tokens are void and its connection is closed. Idempotent. No
/// problems of its own.
final class SignOut implements Function<Call<SignOutRequest>, Outcome<SignOutResponse>> {

  private final SessionSql sql;
  private final Sessions sessions;
  private final Transactions transactions;
  private final Clock clock;

  SignOut(SessionSql sql, Sessions sessions, Transactions transactions, Clock clock) {
    this.sql = sql;
    this.sessions = sessions;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Outcome<SignOutResponse> apply(Call<SignOutRequest> call) {
    transactions.run(
        () ->
            sql.lock(call.session())
                .ifPresent(
                    row -> sessions.end(row, CloseCode.CLOSE_CODE_SIGNED_OUT, clock.instant())));
    return Outcome.ok(SignOutResponse.getDefaultInstance());
  }
}
