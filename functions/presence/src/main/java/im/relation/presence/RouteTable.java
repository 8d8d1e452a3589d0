package im.relation.presence;

import im.relation.backplane.Route;
import im.relation.domain.NodeId;
import im.relation.domain.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one pipelined read of Redis said: where people's connections are, and which nodes live.
///
/// @param routes by person; also routes of dead nodes, which do not count
/// @param addresses host:port of every node that was asked for and has a lease; the nodes of all
///   routes were asked for
record RouteTable(Map<UserId, List<Route>> routes, Map<NodeId, String> addresses) {

  RouteTable {
    routes = Map.copyOf(routes);
    addresses = Map.copyOf(addresses);
  }

  /// The person's routes that count.
  List<Route> live(UserId user) {
    return routes.getOrDefault(user, List.of()).stream()
        .filter(route -> lives(route.node()))
        .toList();
  }

  boolean lives(NodeId node) {
    return addresses.containsKey(node);
  }

  /// Routes whose node had no lease, by person.
  Map<UserId, List<Route>> dead() {
    var dead = new HashMap<UserId, List<Route>>();
    routes.forEach(
        (user, all) -> {
          var gone = all.stream().filter(route -> !lives(route.node())).toList();
          if (!gone.isEmpty()) {
            dead.put(user, gone);
          }
        });
    return dead;
  }
}
