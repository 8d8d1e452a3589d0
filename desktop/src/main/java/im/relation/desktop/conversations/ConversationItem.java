package im.relation.desktop.conversations;

import im.relation.desktop.people.Person;
import im.relation.desktop.people.Presence;
import im.relation.domain.ConversationId;
import im.relation.sdk.Tick;
import java.time.Instant;
import java.util.Optional;

/// One row of the list; a value.
///
/// @param snippet the newest message or what else is to be said, one line
/// @param draft what was typed and not sent; empty where nothing was
/// @param at when the newest message was accepted
/// @param tick of the newest message where the caller wrote it
public record ConversationItem(
    ConversationId id,
    Person person,
    Presence presence,
    String snippet,
    String draft,
    Optional<Instant> at,
    Optional<Tick> tick,
    long unread,
    boolean typing) {}
