package im.relation.presence;

import im.relation.contract.presence.v1.PresenceAudience;
import im.relation.domain.UserId;

/// What is stored of a person's presence.
///
/// @param lastSeenAtMillis epoch milliseconds of the newest connect or disconnect, 0 for none
record PresenceRow(UserId user, PresenceAudience audience, long lastSeenAtMillis) {

  /// Of a person who has no row.
  static PresenceRow unknown(UserId user) {
    return new PresenceRow(user, PresenceAudience.PRESENCE_AUDIENCE_FRIENDS, 0);
  }
}
