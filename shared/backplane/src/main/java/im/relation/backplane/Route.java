package im.relation.backplane;

import im.relation.contract.account.v1.DeviceType;
import im.relation.domain.ConnectionId;
import im.relation.domain.DeviceId;
import im.relation.domain.NodeId;
import im.relation.domain.SessionId;
import java.util.Optional;

/// Where a session's connection is. Text form, as Redis holds it: `node|connection|device|type`.
public record Route(
    SessionId session,
    NodeId node,
    ConnectionId connection,
    DeviceId device,
    DeviceType deviceType) {

  /// The value of the route's hash field.
  public String toValue() {
    return node + "|" + connection + "|" + device + "|" + deviceType.getNumber();
  }

  /// Reads a hash field; empty where it is no route (a foreign field, or a value of another
  /// version).
  public static Optional<Route> parse(String field, String value) {
    if (!field.startsWith("connections.[") || !field.endsWith("]")) {
      return Optional.empty();
    }
    String[] parts = value.split("\\|", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    try {
      var type = DeviceType.forNumber(Integer.parseInt(parts[3]));
      return Optional.of(
          new Route(
              SessionId.parse(field.substring("connections.[".length(), field.length() - 1)),
              NodeId.parse(parts[0]),
              ConnectionId.parse(parts[1]),
              new DeviceId(Long.parseLong(parts[2])),
              type == null ? DeviceType.DEVICE_TYPE_UNSPECIFIED : type));
    } catch (IllegalArgumentException notARoute) {
      return Optional.empty();
    }
  }
}
