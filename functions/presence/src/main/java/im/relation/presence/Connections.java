package im.relation.presence;

import im.relation.backplane.Route;
import im.relation.contract.fleet.v1.StatsResponse;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.domain.NodeId;
import im.relation.domain.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// People's connections as an operator sees them: where they are, how their nodes are, and their
/// end. Thread-safe.
public final class Connections {

  /// Why an operator's kick ends a connection: its client comes back.
  private static final CloseCode KICKED = CloseCode.CLOSE_CODE_GOING_AWAY;

  private final Routes routes;
  private final Fleet fleet;
  private final PresenceSql sql;

  Connections(Routes routes, Fleet fleet, PresenceSql sql) {
    this.routes = routes;
    this.fleet = fleet;
    this.sql = sql;
  }

  /// What one read of Redis said.
  ///
  /// @param live by person; people without a connection are left out
  /// @param addresses of the nodes that hold them
  public record Found(Map<UserId, List<Route>> live, Map<NodeId, String> addresses) {

    public Found {
      live = Map.copyOf(live);
      addresses = Map.copyOf(addresses);
    }

    public List<Route> of(UserId user) {
      return live.getOrDefault(user, List.of());
    }
  }

  /// A node.
  ///
  /// @param missed whether it has yet to be told that frames for it were lost
  /// @param stats what it says of itself; the default where it does not answer
  public record NodeState(
      NodeId node, String address, boolean answers, boolean missed, StatsResponse stats) {}

  /// Where people are connected now.
  ///
  /// @throws im.relation.runtime.TransientFailure where Redis does not answer
  public Found find(Collection<UserId> users) {
    var table = routes.read(users, List.of());
    var live = new HashMap<UserId, List<Route>>();
    for (var user : users) {
      var of = table.live(user);
      if (!of.isEmpty()) {
        live.put(user, of);
      }
    }
    var holding =
        live.values().stream().flatMap(List::stream).map(Route::node).collect(Collectors.toSet());
    var addresses = new HashMap<>(table.addresses());
    addresses.keySet().retainAll(holding);
    return new Found(live, addresses);
  }

  /// Closes connections; their clients may come back. Idempotent.
  ///
  /// @return the nodes that did not answer, whose connections stay
  public Set<NodeId> close(List<Route> connections, Map<NodeId, String> addresses) {
    var kicks = new KickPlan();
    connections.forEach(route -> kicks.connection(route.node(), route.connection(), KICKED));
    return fleet.kick(kicks.requests(), addresses);
  }

  /// How nodes are, by id.
  ///
  /// @throws im.relation.runtime.TransientFailure where Redis does not answer
  public List<NodeState> nodes(Map<NodeId, String> addresses) {
    var missed = routes.missed(addresses.keySet());
    var stats = fleet.stats(addresses);
    return addresses.entrySet().stream()
        .map(
            node ->
                new NodeState(
                    node.getKey(),
                    node.getValue(),
                    stats.containsKey(node.getKey()),
                    missed.contains(node.getKey()),
                    stats.getOrDefault(node.getKey(), StatsResponse.getDefaultInstance())))
        .sorted(java.util.Comparator.comparing(state -> state.node().toString()))
        .toList();
  }

  /// Epoch milliseconds of the newest connect or disconnect of any of a person's devices; 0 for
  /// none.
  public long lastSeenAtMillis(UserId user) {
    var row = sql.rows(List.of(user)).get(user);
    return row == null ? 0 : row.lastSeenAtMillis();
  }
}
