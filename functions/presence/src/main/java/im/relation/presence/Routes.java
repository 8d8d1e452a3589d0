package im.relation.presence;

import im.relation.backplane.RedisKeys;
import im.relation.backplane.Route;
import im.relation.domain.NodeId;
import im.relation.domain.UserId;
import im.relation.runtime.TransientFailure;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/// Reads routes and leases, always from Redis, never from a cache or a replica. One round trip
/// where the nodes are those of the last read, two where a new one appears. Thread-safe.
final class Routes {

  /// How long a missed mark lives: longer than the 5 s until the node takes it, in case it is
  /// paused.
  private static final long MISSED_SECONDS = 60;

  private final UnifiedJedis redis;

  /// Nodes of the last read: asked for together with the next routes. Only a guess that saves a
  /// trip.
  private final AtomicReference<Set<NodeId>> lastNodes = new AtomicReference<>(Set.of());

  Routes(UnifiedJedis redis) {
    this.redis = redis;
  }

  /// @param nodes further nodes whose lease matters
  /// @throws TransientFailure where Redis does not answer
  RouteTable read(Collection<UserId> users, Collection<NodeId> nodes) {
    return reach(
        () -> {
          var asked = new HashSet<>(lastNodes.get());
          asked.addAll(nodes);
          var addresses = new HashMap<NodeId, String>();
          var routes = readRoutes(users, asked, addresses);
          var unknown =
              routes.values().stream()
                  .flatMap(List::stream)
                  .map(Route::node)
                  .filter(node -> !asked.contains(node))
                  .collect(Collectors.toSet());
          if (!unknown.isEmpty()) {
            readRoutes(Set.of(), unknown, addresses);
          }
          lastNodes.set(Set.copyOf(addresses.keySet()));
          return new RouteTable(routes, addresses);
        });
  }

  /// Tells nodes that frames for them were lost: each hints its clients to sync at its next
  /// renewal.
  void markMissed(Collection<NodeId> nodes) {
    if (nodes.isEmpty()) {
      return;
    }
    reach(
        () -> {
          try (var pipeline = redis.pipelined()) {
            for (var node : nodes) {
              pipeline.set(RedisKeys.missed(node), "1", SetParams.setParams().ex(MISSED_SECONDS));
            }
            pipeline.sync();
          }
          return nodes;
        });
  }

  private Map<UserId, List<Route>> readRoutes(
      Collection<UserId> users, Set<NodeId> nodes, Map<NodeId, String> addresses) {
    var found = new HashMap<UserId, Response<Map<String, String>>>();
    var leases = new HashMap<NodeId, Response<String>>();
    try (var pipeline = redis.pipelined()) {
      users.forEach(user -> found.put(user, pipeline.hgetAll(RedisKeys.routes(user))));
      nodes.forEach(
          node -> leases.put(node, pipeline.hget(RedisKeys.node(node), RedisKeys.NODE_ADDRESS)));
      pipeline.sync();
    }
    leases.forEach(
        (node, address) -> {
          if (address.get() != null) {
            addresses.put(node, address.get());
          }
        });
    return found.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> parse(entry.getValue().get())));
  }

  private static List<Route> parse(Map<String, String> fields) {
    return fields.entrySet().stream()
        .flatMap(field -> Route.parse(field.getKey(), field.getValue()).stream())
        .toList();
  }

  private static <T> T reach(Supplier<T> work) {
    try {
      return work.get();
    } catch (JedisException e) {
      throw new TransientFailure("Redis does not answer", e);
    }
  }
}
