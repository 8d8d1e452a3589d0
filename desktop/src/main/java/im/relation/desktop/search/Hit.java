package im.relation.desktop.search;

import im.relation.desktop.people.Person;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import java.time.Instant;
import java.util.Optional;

/// Something that was found; a value.
public sealed interface Hit {

  /// A line over the hits of one kind.
  ///
  /// @param key of its text
  record Heading(String key) implements Hit {}

  /// A conversation by the name of whom it is with.
  record Chat(ConversationId conversation, Person person) implements Hit {}

  /// A message.
  ///
  /// @param person whom the conversation is with
  record Message(
      ConversationId conversation, Sequence sequence, Person person, String text, Instant at)
      implements Hit {}

  /// Where it leads.
  default Optional<ConversationId> target() {
    return switch (this) {
      case Heading _ -> Optional.empty();
      case Chat(var conversation, var _) -> Optional.of(conversation);
      case Message(var conversation, var _, var _, var _, var _) -> Optional.of(conversation);
    };
  }
}
