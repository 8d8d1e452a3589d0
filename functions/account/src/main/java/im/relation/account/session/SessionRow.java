package im.relation.account.session;

import com.google.protobuf.ByteString;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.account.v1.Session;
import im.relation.domain.DeviceId;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import java.time.Instant;

/// One session as stored, with its device's name.
///
/// @param ended whether something ended it before its time
record SessionRow(
    SessionId session, Owner owner, Tokens tokens, Seen seen, Instant expiresAt, boolean ended) {

  /// Whose it is and on what.
  record Owner(UserId user, DeviceId device, DeviceType type, String deviceName) {}

  /// How far its refresh tokens have come.
  ///
  /// @param generation of the newest refresh token
  /// @param exchangedHash of the token that was exchanged for it; empty for none
  /// @param rotatedAt when that was
  record Tokens(int generation, byte[] exchangedHash, Instant rotatedAt) {}

  /// What is shown in the list of sessions.
  ///
  /// @param lastIp empty where unknown
  record Seen(String client, Instant createdAt, Instant lastSeenAt, String lastIp) {}

  boolean isLive(Instant now) {
    return !ended && now.isBefore(expiresAt);
  }

  /// For its owner, on one of his sessions.
  Session toSession(SessionId current) {
    return toSession().toBuilder().setCurrent(session.equals(current)).build();
  }

  Session toSession() {
    return Session.newBuilder()
        .setSessionId(ByteString.copyFrom(session.toBytes()))
        .setDeviceId(owner.device().value())
        .setDeviceType(owner.type())
        .setDeviceName(owner.deviceName())
        .setClient(seen.client())
        .setCreatedAtMillis(seen.createdAt().toEpochMilli())
        .setLastSeenAtMillis(seen.lastSeenAt().toEpochMilli())
        .setLastIp(seen.lastIp())
        .build();
  }
}
