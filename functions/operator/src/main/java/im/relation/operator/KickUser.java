package im.relation.operator;

import im.relation.account.Accounts;
import im.relation.contract.operator.v1.KickUserRequest;
import im.relation.contract.operator.v1.KickUserResponse;
import im.relation.domain.Bits128;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import im.relation.presence.Connections;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.util.List;
import java.util.Optional;

/// Ends connections of a person: those of one session, or all.
///
/// Without `revoke` the nodes are told at once and clients come back. With it the sessions end for
/// good, as when their owner revokes them: topic session-ended brings it to the nodes, and nobody
/// is told to come back. Idempotent: what is closed or ended stays so and is not counted.
///
/// Problems: INVALID for a session id that is none; NOT_FOUND for nobody.
final class KickUser implements Audited<KickUserRequest, KickUserResponse> {

  private final Accounts accounts;
  private final Connections connections;

  KickUser(Accounts accounts, Connections connections) {
    this.accounts = accounts;
    this.connections = connections;
  }

  @Override
  public Answer<KickUserResponse> answer(Call<KickUserRequest> call) {
    var request = call.request();
    int idBytes = request.getSessionId().size();
    if (idBytes != 0 && idBytes != Bits128.LENGTH) {
      return new Answer<>(
          "nobody",
          Outcome.refused(Problem.invalid("session_id", "A session's id has 16 bytes, or none.")));
    }
    var session =
        Optional.of(request.getSessionId().toByteArray())
            .filter(bytes -> bytes.length > 0)
            .map(SessionId::of);
    return accounts
        .find(request.getNameOrId())
        .map(
            account ->
                new Answer<>(
                    target(account.user(), session, request.getRevoke()),
                    Outcome.ok(kick(account.user(), session, request.getRevoke()))))
        .orElseGet(() -> new Answer<>("nobody", Outcome.refused(ProblemCode.NOT_FOUND)));
  }

  private KickUserResponse kick(UserId user, Optional<SessionId> session, boolean revoke) {
    var found = connections.find(List.of(user));
    var ending =
        found.of(user).stream()
            .filter(route -> session.isEmpty() || session.get().equals(route.session()))
            .toList();
    int ended = revoke ? accounts.revoke(user, session) : 0;
    int silent = revoke ? 0 : connections.close(ending, found.addresses()).size();
    return KickUserResponse.newBuilder()
        .setUserId(user.value())
        .setConnections(ending.size())
        .setSessionsEnded(ended)
        .setSilentNodes(silent)
        .build();
  }

  private static String target(UserId user, Optional<SessionId> session, boolean revoke) {
    return "user "
        + user
        + session.map(id -> " session " + id).orElse("")
        + (revoke ? " for good" : "");
  }
}
