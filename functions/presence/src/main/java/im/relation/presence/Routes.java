package im.relation.presence;

import im.relation.backplane.RedisKeys;
import im.relation.backplane.Route;
import im.relation.domain.NodeId;
import im.relation.domain.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.params.SetParams;

/// Reads routes and leases, always from Redis, never from a cache or a replica. One round trip
/// where the nodes are those of the last read, two where a new one appears; more only above 2,000
/// people. Thread-safe.
final class Routes {

  private static final Logger log = LoggerFactory.getLogger(Routes.class);

  /// How long a missed mark lives: longer than the 5 s until the node takes it, in case it is
  /// paused.
  private static final long MISSED_SECONDS = 60;

  /// People in one round trip: bounds what waits in buffers on either side.
  private static final int PEOPLE_PER_TRIP = 2_000;

  /// Nodes of the last read that are asked for unseen.
  private static final int MAX_GUESSED = 64;

  /// About so many keys in a part of all routes; fewer than are removed after one read.
  private static final ScanParams ALL_ROUTES =
      new ScanParams().match(RedisKeys.ROUTES + ":*").count(500);

  /// Dead routes removed after one read; the next read finds the others.
  private static final int MAX_REMOVED = 1_000;

  /// The very route that was found, and only while its node still has no lease: a node that comes
  /// back takes its lease first and writes its routes again afterwards.
  private static final String REMOVE_DEAD =
      """
      if redis.call('EXISTS', KEYS[2]) == 0 and redis.call('HGET', KEYS[1], ARGV[1]) == ARGV[2] then
        return redis.call('HDEL', KEYS[1], ARGV[1])
      end
      return 0
      """;

  private final UnifiedJedis redis;

  /// Nodes of the last read: asked for together with the next routes. Only a guess that saves a
  /// trip.
  private final AtomicReference<Set<NodeId>> lastNodes = new AtomicReference<>(Set.of());

  Routes(UnifiedJedis redis) {
    this.redis = redis;
  }

  /// @param nodes further nodes whose lease matters
  /// @throws im.relation.runtime.TransientFailure where Redis does not answer
  RouteTable read(Collection<UserId> users, Collection<NodeId> nodes) {
    return RedisTrips.reach(
        () -> {
          var asked = new HashSet<>(lastNodes.get());
          asked.addAll(nodes);
          var addresses = new HashMap<NodeId, String>();
          var routes = new HashMap<UserId, List<Route>>();
          var people = users.stream().distinct().toList();
          Set<NodeId> leases = asked;
          for (int from = 0; from == 0 || from < people.size(); from += PEOPLE_PER_TRIP) {
            var part = people.subList(from, Math.min(people.size(), from + PEOPLE_PER_TRIP));
            routes.putAll(trip(part, leases, addresses));
            leases = Set.of();
          }
          var unknown =
              routes.values().stream()
                  .flatMap(List::stream)
                  .map(Route::node)
                  .filter(node -> !asked.contains(node))
                  .collect(Collectors.toSet());
          if (!unknown.isEmpty()) {
            trip(List.of(), unknown, addresses);
          }
          lastNodes.set(addresses.keySet().stream().limit(MAX_GUESSED).collect(Collectors.toSet()));
          return new RouteTable(routes, addresses);
        });
  }

  /// Tells nodes that frames for them were lost: each hints its clients to sync at its next
  /// renewal.
  ///
  /// @throws im.relation.runtime.TransientFailure where Redis does not answer
  void markMissed(Collection<NodeId> nodes) {
    if (nodes.isEmpty()) {
      return;
    }
    RedisTrips.run(
        redis,
        pipeline ->
            nodes.forEach(
                node ->
                    pipeline.set(
                        RedisKeys.missed(node), "1", SetParams.setParams().ex(MISSED_SECONDS))));
  }

  /// Those of the nodes that have not been told yet.
  ///
  /// @throws im.relation.runtime.TransientFailure where Redis does not answer
  Set<NodeId> missed(Collection<NodeId> nodes) {
    return RedisTrips.reach(
        () ->
            nodes.stream()
                .filter(node -> redis.exists(RedisKeys.missed(node)))
                .collect(Collectors.toSet()));
  }

  /// Takes routes of dead nodes out of Redis; a newer connection's route stays. They count for
  /// nothing either way, so a failure here fails nothing.
  void removeDead(RouteTable table) {
    var dead = table.dead();
    if (dead.isEmpty()) {
      return;
    }
    try (var pipeline = redis.pipelined()) {
      dead.entrySet().stream()
          .flatMap(
              entry -> entry.getValue().stream().map(route -> Map.entry(entry.getKey(), route)))
          .limit(MAX_REMOVED)
          .forEach(
              found -> {
                var route = found.getValue();
                pipeline.eval(
                    REMOVE_DEAD,
                    List.of(RedisKeys.routes(found.getKey()), RedisKeys.node(route.node())),
                    List.of(RedisKeys.routeField(route.session()), route.toValue()));
              });
      pipeline.sync();
    } catch (JedisException e) {
      log.atDebug().setCause(e).log("dead routes stay");
    }
  }

  /// Nodes of the fleet without a lease.
  ///
  /// @throws im.relation.runtime.TransientFailure where Redis does not answer
  Set<NodeId> deadNodes() {
    return RedisTrips.reach(
        () -> {
          var fleet =
              redis.smembers(RedisKeys.FLEET).stream()
                  .map(NodeId::parse)
                  .collect(Collectors.toSet());
          var alive = new HashMap<NodeId, String>();
          trip(List.of(), fleet, alive);
          fleet.removeAll(alive.keySet());
          return fleet;
        });
  }

  /// Takes nodes out of the fleet.
  ///
  /// @throws im.relation.runtime.TransientFailure where Redis does not answer
  void forget(Set<NodeId> nodes) {
    RedisTrips.run(
        redis,
        pipeline ->
            pipeline.srem(
                RedisKeys.FLEET, nodes.stream().map(NodeId::toString).toArray(String[]::new)));
  }

  /// A part of all routes.
  ///
  /// @param next where the next part begins; [#BEGINNING] after the last
  record Page(Map<UserId, List<Route>> routes, String next) {

    static final String BEGINNING = ScanParams.SCAN_POINTER_START;
  }

  /// What stood there during all of a round over the pages is in one of them; may be in two.
  ///
  /// @throws im.relation.runtime.TransientFailure where Redis does not answer
  Page page(String cursor) {
    return RedisTrips.reach(
        () -> {
          var found = redis.scan(cursor, ALL_ROUTES);
          var people =
              found.getResult().stream()
                  .flatMap(key -> RedisKeys.routesOwner(key).stream())
                  .collect(Collectors.toSet());
          return new Page(trip(people, Set.of(), new HashMap<>()), found.getCursor());
        });
  }

  private Map<UserId, List<Route>> trip(
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
}
