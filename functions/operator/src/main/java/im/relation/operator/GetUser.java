package im.relation.operator;

import im.relation.account.Accounts;
import im.relation.contract.operator.v1.GetUserRequest;
import im.relation.contract.operator.v1.GetUserResponse;
import im.relation.contract.operator.v1.UserSession;
import im.relation.domain.ProblemCode;
import im.relation.domain.SessionId;
import im.relation.presence.Connections;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.util.List;

/// An account with its live sessions and where each of them is connected now. Problems: NOT_FOUND.
final class GetUser implements Audited<GetUserRequest, GetUserResponse> {

  private final Accounts accounts;
  private final Connections connections;

  GetUser(Accounts accounts, Connections connections) {
    this.accounts = accounts;
    this.connections = connections;
  }

  @Override
  public Answer<GetUserResponse> answer(Call<GetUserRequest> call) {
    return accounts
        .find(call.request().getNameOrId())
        .map(account -> new Answer<>("user " + account.user(), Outcome.ok(answer(account))))
        .orElseGet(() -> new Answer<>("nobody", Outcome.refused(ProblemCode.NOT_FOUND)));
  }

  private GetUserResponse answer(Accounts.Account account) {
    var found = connections.find(List.of(account.user()));
    var answer =
        GetUserResponse.newBuilder()
            .setProfile(account.profile())
            .setCreatedAtMillis(account.createdAt().toEpochMilli())
            .setLastSeenAtMillis(connections.lastSeenAtMillis(account.user()));
    for (var session : accounts.sessions(account.user())) {
      var shown = UserSession.newBuilder().setSession(session);
      Wire.connection(
              SessionId.of(session.getSessionId().toByteArray()),
              found.of(account.user()),
              found.addresses())
          .ifPresent(shown::setConnection);
      answer.addSessions(shown);
    }
    return answer.build();
  }
}
