package im.relation.presence;

import im.relation.domain.NodeId;
import im.relation.domain.UserId;
import java.util.HashSet;
import java.util.List;

/// Brings frames to people's connections. Thread-safe; frames of one call reach each connection in
/// their order, and so do those of calls made one after the other.
public final class Pusher {

  private final Routes routes;
  private final Fleet fleet;

  Pusher(Routes routes, Fleet fleet) {
    this.routes = routes;
    this.fleet = fleet;
  }

  /// Looks routes up and delivers. A node that does not answer is marked as missed and passed over;
  /// a retry may bring a frame twice.
  ///
  /// @throws im.relation.runtime.TransientFailure where Redis does not answer, or the thread is
  ///   interrupted
  public void push(List<? extends Push> pushes) {
    if (pushes.isEmpty()) {
      return;
    }
    var people = new HashSet<UserId>();
    var nodes = new HashSet<NodeId>();
    for (var push : pushes) {
      switch (push) {
        case Push.ToPeople(var _, var to, var _, var _) -> people.addAll(to);
        case Push.ToConnection(var _, var node, var _, var _) -> nodes.add(node);
      }
    }
    var table = routes.read(people, nodes);
    routes.markMissed(fleet.deliver(DeliveryPlan.of(pushes, table), table.addresses()));
    routes.removeDead(table);
  }
}
