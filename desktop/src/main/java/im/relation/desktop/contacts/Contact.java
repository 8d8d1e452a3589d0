package im.relation.desktop.contacts;

import im.relation.desktop.people.Person;
import im.relation.desktop.people.Presence;
import im.relation.domain.ConversationId;
import java.util.Optional;

/// A friend; a value.
///
/// @param conversation with this friend, once there is one
public record Contact(Person person, Presence presence, Optional<ConversationId> conversation) {}
