package im.relation.presence;

import im.relation.contract.fleet.v1.KickRequest;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.domain.NodeId;
import im.relation.runtime.BatchResult;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.RecordBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Topic `ephemeral` → nodes: typing to the other members, presence to those who watch, and the end
/// of connections that a newer one of their session replaced on another node.
///
/// Idempotent: lists of watchers are replaced, times of being seen only move forward, and what is
/// pushed is what is true when it is pushed. Ordering key: the user. Nothing here is owed to
/// anybody: a node that does not answer is passed over, and late typing is dropped.
final class RelayEphemeral implements KafkaBound {

  private final TypingRelay typing;
  private final PresenceRelay presence;
  private final Routes routes;
  private final Fleet fleet;
  private final Pusher pusher;

  RelayEphemeral(
      TypingRelay typing, PresenceRelay presence, Routes routes, Fleet fleet, Pusher pusher) {
    this.typing = typing;
    this.presence = presence;
    this.routes = routes;
    this.fleet = fleet;
    this.pusher = pusher;
  }

  @Override
  public BatchResult apply(RecordBatch batch) {
    var events = new ArrayList<EphemeralEvent>();
    var dead = new ArrayList<BatchResult.DeadLetter>();
    for (var record : batch.records()) {
      EphemeralEvent.parse(record)
          .ifPresentOrElse(
              events::add,
              () -> dead.add(new BatchResult.DeadLetter(record, "not an EphemeralRecord")));
    }
    end(replaced(events));
    var pushes = new ArrayList<>(typing.pushes(events));
    pushes.addAll(presence.pushes(events));
    pusher.push(pushes);
    return new BatchResult(dead);
  }

  private void end(Map<NodeId, List<KickRequest>> kicks) {
    if (!kicks.isEmpty()) {
      fleet.kick(kicks, routes.read(List.of(), kicks.keySet()).addresses());
    }
  }

  /// By connection, so that whatever comes late never ends the newer one; pure.
  static Map<NodeId, List<KickRequest>> replaced(List<EphemeralEvent> events) {
    var kicks = new KickPlan();
    for (var event : events) {
      if (event instanceof EphemeralEvent.Connected(var _, var replaced, var _)) {
        replaced.ifPresent(
            place ->
                kicks.connection(place.node(), place.connection(), CloseCode.CLOSE_CODE_REPLACED));
      }
    }
    return kicks.requests();
  }
}
