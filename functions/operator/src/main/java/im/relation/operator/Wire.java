package im.relation.operator;

import com.google.protobuf.ByteString;
import im.relation.backplane.Route;
import im.relation.contract.operator.v1.Connection;
import im.relation.domain.NodeId;
import im.relation.domain.SessionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What several answers word alike.
final class Wire {

  private Wire() {}

  /// Where a session is connected; empty where it is not.
  static Optional<Connection> connection(
      SessionId session, List<Route> routes, Map<NodeId, String> addresses) {
    return routes.stream()
        .filter(route -> route.session().equals(session))
        .findFirst()
        .map(
            route ->
                Connection.newBuilder()
                    .setConnectionId(ByteString.copyFrom(route.connection().toBytes()))
                    .setNode(ByteString.copyFrom(route.node().toBytes()))
                    .setNodeAddress(addresses.getOrDefault(route.node(), ""))
                    .build());
  }
}
