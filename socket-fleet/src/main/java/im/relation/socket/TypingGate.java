package im.relation.socket;

import im.relation.contract.socket.v1.TypingState;
import im.relation.domain.ConnectionId;
import im.relation.domain.ConversationId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Lets one typing frame per connection, conversation and state pass in a while (PRE-03): that
/// somebody stopped is not held back by his having begun. Confined to one event loop; holds a
/// bounded number of times, oldest first, and lets nothing pass when it is full.
final class TypingGate {

  /// Where somebody types, and how.
  record Place(ConnectionId connection, ConversationId conversation, TypingState state) {}

  private final Map<Place, Long> passed = new LinkedHashMap<>();
  private final long gapMillis;
  private final int maxHeld;

  TypingGate(Duration gap, int maxHeld) {
    this.gapMillis = gap.toMillis();
    this.maxHeld = maxHeld;
  }

  /// Whether it is long enough since the last that passed.
  boolean mayPass(Place place, long nowMillis) {
    Long last = passed.get(place);
    if (last != null && nowMillis - last < gapMillis) {
      return false;
    }
    if (last == null && passed.size() >= maxHeld) {
      forget(nowMillis);
      if (passed.size() >= maxHeld) {
        return false;
      }
    }
    passed.remove(place);
    passed.put(place, nowMillis);
    return true;
  }

  /// Drops times that no longer hold anything back.
  void forget(long nowMillis) {
    var oldestFirst = passed.values().iterator();
    while (oldestFirst.hasNext() && nowMillis - oldestFirst.next() >= gapMillis) {
      oldestFirst.remove();
    }
  }

  int held() {
    return passed.size();
  }
}
