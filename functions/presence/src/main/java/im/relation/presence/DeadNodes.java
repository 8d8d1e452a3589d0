package im.relation.presence;

import com.google.protobuf.ByteString;
import im.relation.backplane.Route;
import im.relation.backplane.Topics;
import im.relation.contract.record.v1.Disconnected;
import im.relation.contract.record.v1.EphemeralRecord;
import im.relation.contract.record.v1.Origin;
import im.relation.domain.NodeId;
import im.relation.domain.UserId;
import im.relation.runtime.kafka.OutgoingRecord;
import im.relation.runtime.kafka.RecordSender;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says for a node that died what it can say no more: that its connections ended. Their watchers
/// are told by way of topic `ephemeral`, like those of any connection, and their routes go.
///
/// Looks for nodes of the fleet whose lease is gone, and only where there is one, at all routes. A
/// node is taken out of the fleet after its routes, so what a crash left undone is done at the next
/// turn; said twice, it is the same. A node that was only away takes its lease again, and says of
/// each of its connections that it is there.
final class DeadNodes {

  private static final Logger log = LoggerFactory.getLogger(DeadNodes.class);

  private final Routes routes;
  private final RecordSender sender;
  private final Clock clock;

  DeadNodes(Routes routes, RecordSender sender, Clock clock) {
    this.routes = routes;
    this.sender = sender;
    this.clock = clock;
  }

  /// One turn. Throws [im.relation.runtime.TransientFailure] where Redis or Kafka does not answer.
  void sweep() {
    var dead = routes.deadNodes();
    if (dead.isEmpty()) {
      return;
    }
    var cursor = Routes.Page.BEGINNING;
    int ended = 0;
    do {
      var page = routes.page(cursor);
      var left = leftBy(dead, page.routes());
      sender.send(
          left.entrySet().stream()
              .flatMap(entry -> entry.getValue().stream().map(it -> ended(entry.getKey(), it)))
              .toList());
      routes.removeDead(new RouteTable(left, Map.of()));
      ended += left.values().stream().mapToInt(List::size).sum();
      cursor = page.next();
    } while (!cursor.equals(Routes.Page.BEGINNING));
    routes.forget(dead);
    log.atInfo()
        .addKeyValue("nodes", dead.size())
        .addKeyValue("connections", ended)
        .log("nodes are dead");
  }

  private static Map<UserId, List<Route>> leftBy(Set<NodeId> dead, Map<UserId, List<Route>> found) {
    var left = new HashMap<UserId, List<Route>>();
    found.forEach(
        (user, all) -> {
          var gone = all.stream().filter(route -> dead.contains(route.node())).toList();
          if (!gone.isEmpty()) {
            left.put(user, gone);
          }
        });
    return left;
  }

  private OutgoingRecord ended(UserId user, Route route) {
    var origin =
        Origin.newBuilder()
            .setUserId(user.value())
            .setDeviceId(route.device().value())
            .setSessionId(ByteString.copyFrom(route.session().toBytes()))
            .setConnectionId(ByteString.copyFrom(route.connection().toBytes()))
            .setNode(ByteString.copyFrom(route.node().toBytes()));
    var record =
        EphemeralRecord.newBuilder()
            .setOrigin(origin)
            .setAtMillis(clock.millis())
            .setDisconnected(Disconnected.getDefaultInstance())
            .build();
    return new OutgoingRecord(Topics.EPHEMERAL, user.toKey(), record.toByteArray());
  }
}
