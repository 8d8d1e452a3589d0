package im.relation.friendship;

import im.relation.domain.ConversationId;
import java.util.Optional;

/// Both directions between the caller and another person.
record Pair(Edge mine, Edge theirs) {

  boolean isFriends() {
    return mine.active() && theirs.active();
  }

  boolean isBlocked() {
    return mine.blocked() || theirs.blocked();
  }

  /// The DIRECT conversation, where the two ever were friends.
  Optional<ConversationId> conversation() {
    return mine.about().conversation();
  }
}
