package im.relation.presence;

import im.relation.backplane.Route;
import im.relation.domain.NodeId;
import im.relation.domain.UserId;
import java.util.List;
import java.util.Map;

/// What one pipelined read of Redis said: where people's connections are, and which nodes live.
///
/// @param routes by person; also routes of dead nodes, which do not count
/// @param addresses host:port of every node that was asked for and has a lease
record RouteTable(Map<UserId, List<Route>> routes, Map<NodeId, String> addresses) {

  RouteTable {
    routes = Map.copyOf(routes);
    addresses = Map.copyOf(addresses);
  }

  /// The person's routes that count.
  List<Route> live(UserId user) {
    return routes.getOrDefault(user, List.of()).stream()
        .filter(route -> addresses.containsKey(route.node()))
        .toList();
  }
}
