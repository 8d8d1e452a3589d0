package im.relation.socket;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import im.relation.backplane.AccessToken;
import im.relation.backplane.Route;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.record.v1.Origin;
import im.relation.domain.ConnectionId;
import im.relation.domain.DeviceId;
import im.relation.domain.NodeId;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;

/// Who is at the other end, as the token says; the only source of an origin.
record Identity(
    UserId user,
    DeviceId device,
    SessionId session,
    DeviceType deviceType,
    ConnectionId connection) {

  static Identity of(AccessToken token) {
    return new Identity(
        token.user(), token.device(), token.session(), token.deviceType(), ConnectionId.random());
  }

  /// Whether a fresh token may carry this connection on.
  boolean isSameSession(AccessToken token) {
    return user.equals(token.user())
        && device.equals(token.device())
        && session.equals(token.session());
  }

  Route route(NodeId node) {
    return new Route(session, node, connection, device, deviceType);
  }

  Origin origin(NodeId node) {
    return origin(user, route(node));
  }

  static Origin origin(UserId user, Route route) {
    return Origin.newBuilder()
        .setUserId(user.value())
        .setDeviceId(route.device().value())
        .setSessionId(bytes(route.session().toBytes()))
        .setConnectionId(bytes(route.connection().toBytes()))
        .setNode(bytes(route.node().toBytes()))
        .build();
  }

  private static ByteString bytes(byte[] fresh) {
    return UnsafeByteOperations.unsafeWrap(fresh);
  }
}
