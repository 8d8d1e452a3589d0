package im.relation.conversation;

import im.relation.contract.message.v1.ConversationKind;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import java.util.List;
import java.util.Optional;

/// One conversation as one of its members sees it.
///
/// @param people the two of a DIRECT conversation, the owner of a NOTICE log, empty for a group
/// @param ordinal how many countable entries there are
/// @param newestAtMillis epoch milliseconds of the newest entry, 0 for none
/// @param changedAtMillis epoch milliseconds, by the database's clock, of the newest change of the
///   conversation or of the member's row
public record ConversationView(
    Member member,
    ConversationKind kind,
    List<UserId> people,
    Sequence newest,
    long ordinal,
    long newestAtMillis,
    long changedAtMillis) {

  public ConversationView {
    people = List.copyOf(people);
  }

  public ConversationId id() {
    return member.key().conversation();
  }

  /// The other one of a DIRECT conversation.
  public Optional<UserId> peer() {
    return kind == ConversationKind.CONVERSATION_KIND_DIRECT
        ? people.stream().filter(person -> !person.equals(member.key().user())).findFirst()
        : Optional.empty();
  }

  /// The first sequence that the member may read.
  public Sequence firstReadable() {
    return member.joined().next();
  }

  /// The last sequence that the member may read.
  public Sequence lastReadable() {
    return member.left().orElse(newest);
  }
}
