package im.relation.account.session;

import im.relation.contract.account.v1.ListSessionsRequest;
import im.relation.contract.account.v1.ListSessionsResponse;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.time.Clock;
import java.util.function.Function;

/// The caller's live sessions, newest first, the asking one marked. At most as many as the settings
/// allow one person. No problems of its own.
final class ListSessions
    implements Function<Call<ListSessionsRequest>, Outcome<ListSessionsResponse>> {

  private final SessionSql sql;
  private final Clock clock;

  ListSessions(SessionSql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public Outcome<ListSessionsResponse> apply(Call<ListSessionsRequest> call) {
    var answer = ListSessionsResponse.newBuilder();
    sql.live(call.user(), clock.instant())
        .forEach(row -> answer.addSessions(row.toSession(call.session())));
    return Outcome.ok(answer.build());
  }
}
