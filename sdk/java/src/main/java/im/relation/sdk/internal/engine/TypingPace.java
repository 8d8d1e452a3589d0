package im.relation.sdk.internal.engine;

import im.relation.contract.socket.v1.Typing;
import im.relation.contract.socket.v1.TypingState;
import java.util.HashMap;
import java.util.Map;

/// Lets the same typing state of a conversation through once in 500 ms (PRE-03); a change of state
/// at once. Safe for any thread.
final class TypingPace {

  private static final long EVERY_MILLIS = 500;

  /// Rows after which those that are past are dropped.
  private static final int SWEEP_ROWS = 100;

  private record Sent(TypingState state, long atMillis) {}

  private final Map<Long, Sent> sent = new HashMap<>();

  synchronized boolean mayGo(Typing typing, long nowMillis) {
    Sent last = sent.get(typing.getConversationId());
    if (last != null && last.state() == typing.getState() && !isPast(last, nowMillis)) {
      return false;
    }
    if (sent.size() >= SWEEP_ROWS) {
      sent.values().removeIf(one -> isPast(one, nowMillis));
    }
    sent.put(typing.getConversationId(), new Sent(typing.getState(), nowMillis));
    return true;
  }

  private static boolean isPast(Sent one, long nowMillis) {
    return nowMillis - one.atMillis() >= EVERY_MILLIS;
  }
}
