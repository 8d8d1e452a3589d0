package im.relation.runtime;

import im.relation.contract.account.v1.DeviceType;
import im.relation.domain.DeviceId;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;

/// Who calls, as the edge found out from the connection and the token; never from a body.
public sealed interface Caller {

  /// The address the call came from, for limits and the list of sessions; empty where unknown.
  String address();

  /// No token.
  record Anonymous(String address) implements Caller {}

  /// A signed-in person on one of his devices; the token was checked and its session lives.
  record Person(
      UserId user, DeviceId device, SessionId session, DeviceType deviceType, String address)
      implements Caller {}

  /// Somebody who showed the service credential: an operator.
  record Service(String address) implements Caller {}
}
