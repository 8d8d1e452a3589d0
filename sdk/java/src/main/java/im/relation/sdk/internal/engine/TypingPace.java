package im.relation.sdk.internal.engine;

import im.relation.contract.socket.v1.Typing;
import java.util.HashMap;
import java.util.Map;

/// Lets the same typing state of a conversation through once in 500 ms (PRE-03); a change of state
/// at once. Safe for any thread.
final class TypingPace {

  private static final long EVERY_MILLIS = 500;

  /// Rows after which those that are past are dropped.
  private static final int SWEEP_ROWS = 100;

  private final Map<Typing, Long> sent = new HashMap<>();

  synchronized boolean mayGo(Typing typing, long nowMillis) {
    Long last = sent.get(typing);
    if (last != null && nowMillis - last < EVERY_MILLIS) {
      return false;
    }
    if (sent.size() >= SWEEP_ROWS) {
      sent.values().removeIf(at -> nowMillis - at >= EVERY_MILLIS);
    }
    sent.keySet().removeIf(other -> other.getConversationId() == typing.getConversationId());
    sent.put(typing, nowMillis);
    return true;
  }
}
