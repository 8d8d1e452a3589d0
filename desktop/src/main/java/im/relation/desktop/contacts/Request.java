package im.relation.desktop.contacts;

import im.relation.desktop.people.Person;
import im.relation.domain.FriendRequestId;

/// A friend request that waits for an answer; a value.
///
/// @param person who asks, or who is asked
/// @param reason what the asker wrote; may be empty
/// @param received whether the caller is to answer it
public record Request(FriendRequestId id, Person person, String reason, boolean received) {}
