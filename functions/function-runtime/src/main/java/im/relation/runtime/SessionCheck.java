package im.relation.runtime;

import im.relation.domain.SessionId;
import im.relation.domain.UserId;

/// Whether a session still lives, asked at every call that a signed-in person makes. The feature
/// that owns sessions answers it; a process without that feature asks the same table or cache.
public interface SessionCheck {

  /// False for a session that was signed out, replaced or revoked, and for one that never was this
  /// person's. Throws where the answer is not to be had; the call then fails as UNAVAILABLE (it
  /// fails closed).
  boolean isLive(SessionId session, UserId user);
}
