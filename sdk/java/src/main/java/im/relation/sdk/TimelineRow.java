package im.relation.sdk;

import im.relation.domain.ClientMessageId;
import im.relation.domain.Problem;
import im.relation.domain.Sequence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row of a [Timeline]; a value.
public sealed interface TimelineRow {

  /// Names the row, unique in its view. A send keeps its key when it becomes an entry.
  String key();

  /// A row that stands for entries of the log.
  sealed interface Logged extends TimelineRow {

    Sequence first();

    /// The last one, itself included.
    Sequence last();
  }

  /// An entry.
  ///
  /// @param tick of one's own in a DIRECT conversation; null elsewhere
  record Stored(String key, Entry entry, @Nullable Tick tick) implements Logged {

    @Override
    public Sequence first() {
      return entry.sequence();
    }

    @Override
    public Sequence last() {
      return entry.sequence();
    }
  }

  /// Entries that this device does not hold; [Timeline#load] asks for them.
  record Hole(String key, Sequence first, Sequence last, Loading loading) implements Logged {}

  /// What becomes of a hole.
  enum Loading {
    /// Nobody has asked.
    IDLE,
    /// The service is asked.
    RUNNING,
    /// The service could not be asked; ask again.
    FAILED
  }

  /// A send that is no entry yet.
  ///
  /// @param problem why it was refused; null where it is on its way
  record Outgoing(
      String key, ClientMessageId id, String text, Instant queuedAt, @Nullable Problem problem)
      implements TimelineRow {}
}
