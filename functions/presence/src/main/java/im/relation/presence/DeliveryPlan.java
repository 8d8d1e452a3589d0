package im.relation.presence;

import com.google.protobuf.ByteString;
import im.relation.backplane.Route;
import im.relation.contract.fleet.v1.Delivery;
import im.relation.domain.ConnectionId;
import im.relation.domain.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What each node is asked to write; pure. Keeps the order of the pushes for every connection.
record DeliveryPlan(Map<NodeId, List<Delivery>> byNode) {

  DeliveryPlan {
    byNode = Map.copyOf(byNode);
  }

  static DeliveryPlan of(List<? extends Push> pushes, RouteTable table) {
    var byNode = new LinkedHashMap<NodeId, List<Delivery>>();
    for (var push : pushes) {
      targets(push, table)
          .forEach(
              (node, connections) ->
                  byNode
                      .computeIfAbsent(node, ignored -> new ArrayList<>())
                      .add(delivery(push, connections)));
    }
    return new DeliveryPlan(byNode);
  }

  private static Map<NodeId, List<ConnectionId>> targets(Push push, RouteTable table) {
    var targets = new LinkedHashMap<NodeId, List<ConnectionId>>();
    switch (push) {
      case Push.ToConnection(var _, var node, var connection, var _) -> {
        if (table.lives(node)) {
          targets.put(node, List.of(connection));
        }
      }
      case Push.ToPeople(var _, var people, var except, var _) ->
          people.stream()
              .distinct()
              .flatMap(person -> table.live(person).stream())
              .filter(route -> except.filter(route.connection()::equals).isEmpty())
              .forEach(route -> add(targets, route));
    }
    return targets;
  }

  private static void add(Map<NodeId, List<ConnectionId>> targets, Route route) {
    targets.computeIfAbsent(route.node(), ignored -> new ArrayList<>()).add(route.connection());
  }

  private static Delivery delivery(Push push, List<ConnectionId> connections) {
    var delivery = Delivery.newBuilder().setFrame(push.frame()).setTraceparent(push.traceparent());
    for (var connection : connections) {
      delivery.addConnectionIds(ByteString.copyFrom(connection.toBytes()));
    }
    return delivery.build();
  }
}
