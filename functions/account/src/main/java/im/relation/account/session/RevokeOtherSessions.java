package im.relation.account.session;

import im.relation.contract.account.v1.RevokeOtherSessionsRequest;
import im.relation.contract.account.v1.RevokeOtherSessionsResponse;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import java.util.function.Function;

/// Ends all of the caller's sessions but the one that asks, and says how many those were.
/// Idempotent. No problems of its own.
final class RevokeOtherSessions
    implements Function<Call<RevokeOtherSessionsRequest>, Outcome<RevokeOtherSessionsResponse>> {

  private final SessionEnds sessions;
  private final Transactions transactions;
  private final Clock clock;

  RevokeOtherSessions(SessionEnds sessions, Transactions transactions, Clock clock) {
    this.sessions = sessions;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Outcome<RevokeOtherSessionsResponse> apply(Call<RevokeOtherSessionsRequest> call) {
    int ended =
        transactions.call(
            () ->
                sessions.endOthers(
                    call.user(),
                    call.session(),
                    CloseCode.CLOSE_CODE_SESSION_REVOKED,
                    clock.instant()));
    return Outcome.ok(RevokeOtherSessionsResponse.newBuilder().setEnded(ended).build());
  }
}
