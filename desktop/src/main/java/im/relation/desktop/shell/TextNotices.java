package im.relation.desktop.shell;

import im.relation.sdk.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// What whoever runs the service said and the person has not put away yet, the oldest first; at
/// most 20, of which the newest are kept. Confined to the window's thread.
final class TextNotices {

  private static final int MOST = 20;

  private final Deque<String> waiting = new ArrayDeque<>();

  /// Learns from what the client tells; gives whether there is something new.
  boolean happened(Event event) {
    if (!(event instanceof Event.NoticeReceived(var _, var body, var _)) || !body.hasText()) {
      return false;
    }
    if (waiting.size() == MOST) {
      waiting.removeFirst();
    }
    waiting.addLast(body.getText().getText());
    return true;
  }

  Optional<String> first() {
    return Optional.ofNullable(waiting.peekFirst());
  }

  void putAway() {
    waiting.pollFirst();
  }
}
