package im.relation.presence;

import im.relation.contract.presence.v1.GetPresenceRequest;
import im.relation.contract.presence.v1.GetPresenceResponse;
import im.relation.conversation.DirectKey;
import im.relation.conversation.Memberships;
import im.relation.domain.Limits;
import im.relation.domain.Problem;
import im.relation.domain.UserId;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Presence of 1 to 200 people in the order asked for: online while a connection's node has its
/// lease. One who hides, blocks, is blocked or does not exist is shown offline and never seen, so
/// that nothing tells them apart. Where Redis is down it fails (UNAVAILABLE) rather than call
/// everybody offline.
///
/// Problems: INVALID for no ids, more than 200, or an id that nobody has (0 or negative).
final class GetPresence
    implements Function<Call<GetPresenceRequest>, Outcome<GetPresenceResponse>> {

  private final Memberships memberships;
  private final PresenceSql sql;
  private final MappedRoutes mapped;
  private final Routes routes;

  GetPresence(Memberships memberships, PresenceSql sql, MappedRoutes mapped, Routes routes) {
    this.memberships = memberships;
    this.sql = sql;
    this.mapped = mapped;
    this.routes = routes;
  }

  @Override
  public Outcome<GetPresenceResponse> apply(Call<GetPresenceRequest> call) {
    return people(call.request()).map(people -> answer(call.user(), people));
  }

  static Outcome<List<UserId>> people(GetPresenceRequest request) {
    int count = request.getUserIdsCount();
    if (count < 1 || count > Limits.PAGE_ROWS) {
      return Outcome.refused(Problem.invalid("user_ids", "Name 1 to 200 people."));
    }
    if (request.getUserIdsList().stream().anyMatch(id -> id <= 0)) {
      return Outcome.refused(Problem.invalid("user_ids", "An id is positive."));
    }
    return Outcome.ok(request.getUserIdsList().stream().map(UserId::new).toList());
  }

  private GetPresenceResponse answer(UserId asker, List<UserId> people) {
    var others =
        people.stream()
            .filter(person -> !person.equals(asker))
            .map(person -> new DirectKey(asker, person))
            .toList();
    var visibility = new Visibility(memberships.directs(others));
    var rows = sql.rows(people);
    var visible =
        people.stream()
            .filter(
                person ->
                    visibility.sees(
                        asker,
                        person,
                        rows.getOrDefault(person, PresenceRow.unknown(person)).audience()))
            .collect(Collectors.toSet());
    var table = mapped.read(visible);
    routes.removeDead(table);
    var states = new PresenceStates(table, rows);
    var answer = GetPresenceResponse.newBuilder();
    for (var person : people) {
      answer.addStates(
          visible.contains(person) ? states.of(person) : PresenceStates.hidden(person));
    }
    return answer.build();
  }
}
