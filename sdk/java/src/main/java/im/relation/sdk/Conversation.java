package im.relation.sdk;

import im.relation.contract.message.v1.ConversationKind;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A conversation as the local store knows it; a value, not live.
///
/// @param peer the other one of a DIRECT conversation
/// @param newest the newest entry known of
/// @param unread countable entries by others after what was read
public record Conversation(
    ConversationId id,
    ConversationKind kind,
    @Nullable UserId peer,
    Newest newest,
    Cursors cursors,
    long unread) {

  /// The head of the log.
  ///
  /// @param sequence [Sequence#NONE] where there is none
  /// @param atMillis epoch milliseconds; 0 where there is none
  /// @param maySend whether the caller may send now
  public record Newest(Sequence sequence, long atMillis, boolean maySend, @Nullable Entry entry) {}

  /// The newest entry, where this device holds it.
  public Optional<Entry> newestEntry() {
    return Optional.ofNullable(newest.entry());
  }

  public boolean maySend() {
    return newest.maySend();
  }

  /// The tick of an entry that the caller wrote; meaningful in DIRECT conversations.
  public Tick tickOf(Sequence own) {
    return Tick.of(own, cursors);
  }
}
