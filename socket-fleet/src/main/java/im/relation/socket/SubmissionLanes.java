package im.relation.socket;

import im.relation.domain.ConversationId;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps the order of one connection's submissions: one lane per conversation, and of each lane
/// only the first may be on its way. So a failed one can never be overtaken by a later one
/// (design.md §3.3), whatever the broker does with what it has. Not thread-safe.
final class SubmissionLanes<T> {

  /// What may be handed over now.
  record Next<T>(ConversationId conversation, T submission) {}

  private final Map<ConversationId, ArrayDeque<T>> lanes = new HashMap<>();
  private final ArrayDeque<ConversationId> ready = new ArrayDeque<>();
  private int size;

  void add(ConversationId conversation, T submission) {
    var lane = lanes.get(conversation);
    if (lane == null) {
      lane = new ArrayDeque<>(1);
      lanes.put(conversation, lane);
      ready.add(conversation);
    }
    lane.add(submission);
    size++;
  }

  /// Takes the next that may go; null when all that wait are behind one on its way.
  @Nullable Next<T> next() {
    var conversation = ready.poll();
    var lane = conversation == null ? null : lanes.get(conversation);
    return conversation == null || lane == null ? null : new Next<>(conversation, lane.element());
  }

  /// The one on its way in this lane has arrived: it leaves, and the one behind it may go.
  T arrived(ConversationId conversation) {
    var lane = lanes.get(conversation);
    if (lane == null) {
      throw new IllegalStateException("nothing is on its way in this lane");
    }
    T first = lane.remove();
    size--;
    if (lane.isEmpty()) {
      lanes.remove(conversation);
    } else {
      ready.add(conversation);
    }
    return first;
  }

  /// How many wait or are on their way.
  int size() {
    return size;
  }

  /// Empties all lanes.
  ///
  /// @return those that were never on their way
  java.util.List<T> abandon() {
    var waiting = new java.util.ArrayList<T>();
    lanes.forEach(
        (conversation, lane) ->
            lane.stream().skip(ready.contains(conversation) ? 0 : 1).forEach(waiting::add));
    lanes.clear();
    ready.clear();
    size = 0;
    return waiting;
  }
}
