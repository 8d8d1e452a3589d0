package im.relation.presence;

import im.relation.contract.socket.v1.TypingState;
import im.relation.conversation.MemberKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Which typing of a poll is worth telling (PRE-03); pure.
final class TypingFilter {

  /// Receivers forget it after so long, so an older one says nothing. Hosts' clocks differ by about
  /// a second, which moves this bound by as much and does no harm.
  private static final Duration LIFE = Duration.ofSeconds(5);

  /// Least time between two of a person in a conversation.
  private static final Duration GAP = Duration.ofMillis(500);

  private TypingFilter() {}

  /// Those that are young enough, and of each person in each conversation one in 500 ms; that the
  /// person stopped always counts, or the others would see him type on.
  ///
  /// @param nowMillis epoch milliseconds
  static List<EphemeralEvent.Typed> keep(List<EphemeralEvent.Typed> all, long nowMillis) {
    var kept = new ArrayList<EphemeralEvent.Typed>();
    var lastMillis = new HashMap<MemberKey, Long>();
    for (var typed : all) {
      if (!isKnown(typed.state()) || nowMillis - typed.atMillis() > LIFE.toMillis()) {
        continue;
      }
      var key = new MemberKey(typed.conversation(), typed.user());
      Long last = lastMillis.get(key);
      boolean stopped = typed.state() == TypingState.TYPING_STATE_STOPPED;
      if (stopped || last == null || typed.atMillis() - last >= GAP.toMillis()) {
        kept.add(typed);
        lastMillis.put(key, typed.atMillis());
      }
    }
    return kept;
  }

  private static boolean isKnown(TypingState state) {
    return switch (state) {
      case TYPING_STATE_TEXT, TYPING_STATE_VOICE, TYPING_STATE_UPLOAD, TYPING_STATE_STOPPED -> true;
      case TYPING_STATE_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }
}
