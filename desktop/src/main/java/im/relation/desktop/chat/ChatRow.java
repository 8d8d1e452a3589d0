package im.relation.desktop.chat;

import im.relation.domain.ClientMessageId;
import im.relation.domain.Problem;
import im.relation.domain.Sequence;
import im.relation.sdk.TimelineRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// One row of a chat; a value.
public sealed interface ChatRow {

  /// Names the row, unique in a chat, the same as long as the row is the same thing.
  String key();

  /// The line over the messages of a day.
  record Day(LocalDate day) implements ChatRow {
    @Override
    public String key() {
      return "day-" + day;
    }
  }

  /// The line over the first unread message.
  record NewMessages() implements ChatRow {
    @Override
    public String key() {
      return "new-messages";
    }
  }

  /// What a person wrote.
  ///
  /// @param sequence [Sequence#NONE] while it is no entry
  /// @param joined whether it goes on from the row above: the same person, at the same time
  record Message(
      String key, Sequence sequence, String text, Instant at, boolean joined, Author author)
      implements ChatRow {}

  /// Whose a message is.
  sealed interface Author {
    /// The other one's.
    record Theirs() implements Author {}

    /// The caller's own, and how far it came.
    record Mine(Progress progress) implements Author {}
  }

  /// How far a message of the caller's came.
  sealed interface Progress {
    /// On its way, or waiting for a connection.
    record Sending() implements Progress {}

    record Sent() implements Progress {}

    record Delivered() implements Progress {}

    record Read() implements Progress {}

    /// Not taken: stays until it is tried again or deleted.
    record Failed(ClientMessageId id, Problem problem) implements Progress {}
  }

  /// What nobody wrote.
  record Told(String key, Sequence sequence, Saying saying) implements ChatRow {}

  /// What a [Told] says.
  enum Saying {
    FRIENDS_SINCE,
    UNKNOWN
  }

  /// Entries that this device does not hold yet.
  record Missing(TimelineRow.Hole hole) implements ChatRow {
    @Override
    public String key() {
      return hole.key();
    }
  }

  /// The place in the log that this row stands for, if it is one.
  default Optional<Sequence> place() {
    return switch (this) {
      case Message(var _, var sequence, var _, var _, var _, var _) ->
          sequence.equals(Sequence.NONE) ? Optional.empty() : Optional.of(sequence);
      case Told(var _, var sequence, var _) -> Optional.of(sequence);
      case Missing _ -> Optional.empty();
      case Day _ -> Optional.empty();
      case NewMessages _ -> Optional.empty();
    };
  }
}
