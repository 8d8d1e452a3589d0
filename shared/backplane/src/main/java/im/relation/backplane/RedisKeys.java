package im.relation.backplane;

import im.relation.domain.ConnectionId;
import im.relation.domain.NodeId;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import java.util.Optional;

/// The layout of Redis, written once. The fleet writes routes and leases with a plain client; the
/// presence feature reads and maintains the same keys through Redis OM Spring.
///
/// | key | type | life | holds |
/// |---|---|---|---|
/// | `routes:{user}` | hash | none; a route counts while its node's lease lives | field `connections.[{session}]` = [Route] as text |
/// | `nodes:{node}` | hash with a TTL of 15 s | renewed every 5 s | field `address` = host:port of the node's gRPC |
/// | `fleet` | set | none; a node that lost its lease is taken out once its routes are | nodes that took a lease |
/// | `missed:{node}` | string, 60 s | taken at lease renewal | set where a Deliver to the node failed |
/// | `revoked` | sorted set | entries of 20 min | session in hex, scored by epoch millis of its end |
/// | `watchers:{user}` | hash | 7 days after its last use | field `{connection}` = `node\|user`: who wants to hear of the user's presence |
/// | `watching:{connection}` | string | as long, or until the connection ends | whom it watches, ids with commas; at most 500 |
public final class RedisKeys {

  /// Redis OM's keyspace of routes.
  public static final String ROUTES = "routes";

  /// Redis OM's keyspace of leases.
  public static final String NODES = "nodes";

  /// Field of a lease.
  public static final String NODE_ADDRESS = "address";

  /// Every node that took a lease and is not known to be dead.
  public static final String FLEET = "fleet";

  /// Sessions that ended in the last 20 minutes: longer than an access token lives.
  public static final String REVOKED = "revoked";

  private RedisKeys() {}

  public static String routes(UserId user) {
    return ROUTES + ":" + user;
  }

  /// Whose routes a key of [#routes] holds; empty for another key.
  public static Optional<UserId> routesOwner(String key) {
    try {
      return key.startsWith(ROUTES + ":")
          ? Optional.of(new UserId(Long.parseLong(key.substring(ROUTES.length() + 1))))
          : Optional.empty();
    } catch (IllegalArgumentException anotherKey) {
      return Optional.empty();
    }
  }

  /// The field of a user's routes that holds the session's only connection.
  public static String routeField(SessionId session) {
    return "connections.[" + session + "]";
  }

  public static String node(NodeId node) {
    return NODES + ":" + node;
  }

  /// Connections that watch this person; only the presence feature uses it.
  public static String watchers(UserId user) {
    return "watchers:" + user;
  }

  /// Whom this connection watches; only the presence feature uses it.
  public static String watching(ConnectionId connection) {
    return "watching:" + connection;
  }

  public static String missed(NodeId node) {
    return "missed:" + node;
  }
}
