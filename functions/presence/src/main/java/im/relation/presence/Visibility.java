package im.relation.presence;

import im.relation.contract.presence.v1.PresenceAudience;
import im.relation.conversation.ConversationView;
import im.relation.conversation.DirectKey;
import im.relation.domain.UserId;
import java.util.Map;

/// Who sees whose presence (PRE-02); pure.
///
/// A DIRECT conversation in which the asker may not send is with somebody who is no friend any more
/// or where one blocks the other: that hides from everybody, whatever the audience, for the two
/// cases cannot be told apart and must not be.
///
/// @param directs the DIRECT conversations as the askers see them
record Visibility(Map<DirectKey, ConversationView> directs) {

  Visibility {
    directs = Map.copyOf(directs);
  }

  /// What the two are to each other.
  enum Tie {
    FRIENDS,
    STRANGERS,
    /// Blocked on either side, or friends no more.
    CUT
  }

  Tie tie(UserId asker, UserId person) {
    var direct = directs.get(new DirectKey(asker, person));
    if (direct == null) {
      return Tie.STRANGERS;
    }
    return direct.member().maySend() ? Tie.FRIENDS : Tie.CUT;
  }

  boolean areFriends(UserId asker, UserId person) {
    return tie(asker, person) == Tie.FRIENDS;
  }

  /// Whether the asker sees the person, who shows himself to that audience. Everybody sees himself.
  boolean sees(UserId asker, UserId person, PresenceAudience audience) {
    if (asker.equals(person)) {
      return true;
    }
    return switch (tie(asker, person)) {
      case FRIENDS -> isForFriends(audience);
      case STRANGERS -> audience == PresenceAudience.PRESENCE_AUDIENCE_EVERYONE;
      case CUT -> false;
    };
  }

  private static boolean isForFriends(PresenceAudience audience) {
    return switch (audience) {
      case PRESENCE_AUDIENCE_EVERYONE, PRESENCE_AUDIENCE_FRIENDS -> true;
      case PRESENCE_AUDIENCE_NOBODY, PRESENCE_AUDIENCE_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }
}
