package im.relation.presence;

import im.relation.runtime.BatchResult;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.RecordBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Topic `session-ended` → the revoked set → nodes.
///
/// First marks, **then** looks up routes, **then** kicks, while a node writes the route, **then**
/// looks for the mark, **then** welcomes: whatever comes in between, one of the two finds the
/// other. A node that does not answer finds the mark at its next renewal (5 s); it tells those
/// clients that the session was revoked, whatever the record's code. Where Redis does not answer
/// the poll is tried again.
///
/// Idempotency: marking and kicking twice ends nothing more, for a session never comes back.
/// Ordering key: the user.
final class EndSessions implements KafkaBound {

  private final Revocations revocations;
  private final Routes routes;
  private final Fleet fleet;

  EndSessions(Revocations revocations, Routes routes, Fleet fleet) {
    this.revocations = revocations;
    this.routes = routes;
    this.fleet = fleet;
  }

  @Override
  public BatchResult apply(RecordBatch batch) {
    var ended = new ArrayList<EndedSession>();
    var dead = new ArrayList<BatchResult.DeadLetter>();
    for (var record : batch.records()) {
      EndedSession.parse(record)
          .ifPresentOrElse(
              ended::add,
              () -> dead.add(new BatchResult.DeadLetter(record, "not a SessionEndedRecord")));
    }
    if (!ended.isEmpty()) {
      end(ended);
    }
    return new BatchResult(dead);
  }

  private void end(List<EndedSession> ended) {
    revocations.mark(ended.stream().map(EndedSession::session).toList());
    var users = ended.stream().map(EndedSession::user).collect(Collectors.toSet());
    var table = routes.read(users, List.of());
    fleet.kick(EndedSession.kicks(ended, table), table.addresses());
    routes.removeDead(table);
  }
}
