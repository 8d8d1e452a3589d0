package im.relation.presence;

import im.relation.contract.record.v1.Origin;
import im.relation.domain.ConnectionId;
import im.relation.domain.NodeId;
import im.relation.domain.UserId;
import java.util.Optional;

/// A person's connection and the node that holds it. Text form, as Redis holds it beside the
/// connection: `node|user`.
record Place(UserId user, NodeId node, ConnectionId connection) {

  /// @throws IllegalArgumentException where a node did not stamp it
  static Place of(Origin origin) {
    return new Place(
        new UserId(origin.getUserId()),
        NodeId.of(origin.getNode().toByteArray()),
        ConnectionId.of(origin.getConnectionId().toByteArray()));
  }

  String toValue() {
    return node + "|" + user;
  }

  /// Empty for a value of another version.
  static Optional<Place> parse(String connection, String value) {
    int bar = value.indexOf('|');
    try {
      return bar < 0
          ? Optional.empty()
          : Optional.of(
              new Place(
                  new UserId(Long.parseLong(value.substring(bar + 1))),
                  NodeId.parse(value.substring(0, bar)),
                  ConnectionId.parse(connection)));
    } catch (IllegalArgumentException notAPlace) {
      return Optional.empty();
    }
  }
}
