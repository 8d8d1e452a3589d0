package im.relation.sdk;

import im.relation.domain.Sequence;
import java.util.List;
import java.util.Optional;

/// What a window of a conversation shows at one moment; a value.
///
/// @param rows in the order of the log, sends that are no entries yet at the end
/// @param moreBefore whether the log goes on before the first row
/// @param moreAfter whether it goes on after the last row
/// @param firstUnread before whose row the line "new messages" stands: of an entry, or of a hole
///   that nobody has seen; empty where nothing was unread when the window was placed
/// @param below countable entries by others that came after the newest one was last in sight
public record TimelineView(
    List<TimelineRow> rows,
    boolean moreBefore,
    boolean moreAfter,
    Optional<Sequence> firstUnread,
    long below) {

  public TimelineView {
    rows = List.copyOf(rows);
  }
}
