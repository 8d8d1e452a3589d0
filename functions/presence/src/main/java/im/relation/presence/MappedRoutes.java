package im.relation.presence;

import im.relation.backplane.Route;
import im.relation.domain.NodeId;
import im.relation.domain.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/// Reads routes and leases through Redis OM, entity by entity: for requests about few people. What
/// pushes frames reads in pipelines instead ([Routes]); both see the same ([RouteTable]).
/// Thread-safe.
final class MappedRoutes {

  private final UserRoutesRepository people;
  private final NodeLeaseRepository nodes;

  MappedRoutes(UserRoutesRepository people, NodeLeaseRepository nodes) {
    this.people = people;
    this.nodes = nodes;
  }

  RouteTable read(Collection<UserId> users) {
    var routes = new HashMap<UserId, List<Route>>();
    for (var user : new HashSet<>(users)) {
      people.findById(user.toString()).ifPresent(found -> routes.put(user, found.routes()));
    }
    var addresses = new HashMap<NodeId, String>();
    routes.values().stream()
        .flatMap(List::stream)
        .map(Route::node)
        .distinct()
        .forEach(
            node ->
                nodes
                    .findById(node.toString())
                    .map(NodeLease::address)
                    .ifPresent(address -> addresses.put(node, address)));
    return new RouteTable(routes, addresses);
  }
}
