package im.relation.backplane;

import im.relation.contract.account.v1.DeviceType;
import im.relation.domain.DeviceId;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import java.time.Instant;

/// What an access token says once its signature was checked.
///
/// @param expiresAt when it ends; the holder refreshes before
public record AccessToken(
    UserId user, DeviceId device, SessionId session, DeviceType deviceType, Instant expiresAt) {}
