package im.relation.presence;

import com.google.protobuf.ByteString;
import im.relation.contract.presence.v1.PresenceState;
import im.relation.contract.socket.v1.PresencePushed;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.domain.ConnectionId;
import im.relation.domain.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who is told of whose presence after a poll; pure.
///
/// @param forget by person: connections that watch him no more
record PresencePlan(List<Push> pushes, Map<UserId, List<ConnectionId>> forget) {

  PresencePlan {
    pushes = List.copyOf(pushes);
    forget = Map.copyOf(forget);
  }

  /// Why watchers are told.
  enum Change {
    /// A connection came or went. What there is now is told, whatever the records said: they may
    /// come late or twice.
    CONNECTIONS,
    /// The person chose another audience.
    AUDIENCE
  }

  /// The newest time at which each person came or went, epoch milliseconds, not after now: a node
  /// whose clock is wrong must not make people seen in the future.
  static Map<UserId, Long> seen(List<EphemeralEvent> events, long nowMillis) {
    var seen = new HashMap<UserId, Long>();
    for (var event : events) {
      switch (event) {
        case EphemeralEvent.Connected(var user, var _, var at) ->
            seen.merge(user, Math.min(at, nowMillis), Math::max);
        case EphemeralEvent.Disconnected(var connection, var at) ->
            seen.merge(connection.user(), Math.min(at, nowMillis), Math::max);
        case EphemeralEvent.Typed _,
            EphemeralEvent.Subscribed _,
            EphemeralEvent.AudienceChange _ -> {}
      }
    }
    return seen;
  }

  /// Whose watchers are to be told.
  static Map<UserId, Change> changes(List<EphemeralEvent> events) {
    var changes = new LinkedHashMap<UserId, Change>();
    for (var event : events) {
      switch (event) {
        case EphemeralEvent.Connected(var user, var _, var _) ->
            changes.putIfAbsent(user, Change.CONNECTIONS);
        case EphemeralEvent.Disconnected(var connection, var _) ->
            changes.putIfAbsent(connection.user(), Change.CONNECTIONS);
        case EphemeralEvent.AudienceChange(var user) -> changes.put(user, Change.AUDIENCE);
        case EphemeralEvent.Typed _, EphemeralEvent.Subscribed _ -> {}
      }
    }
    return changes;
  }

  /// @param lists new lists, friends only: answered at once with the states of those who show
  ///   themselves
  /// @param watchers of those who changed
  static PresencePlan of(
      List<WatchList> lists,
      Map<UserId, Change> changes,
      Map<UserId, List<Place>> watchers,
      Visibility visibility,
      PresenceStates states) {
    var telling = new Telling(visibility, states);
    lists.forEach(telling::answer);
    changes.forEach(
        (person, change) ->
            watchers
                .getOrDefault(person, List.of())
                .forEach(watcher -> telling.tell(person, change, watcher)));
    return new PresencePlan(telling.pushes, telling.forget);
  }

  /// A plan in the making; one frame per person and kind of state.
  private static final class Telling {
    private final Visibility visibility;
    private final PresenceStates states;
    private final List<Push> pushes = new ArrayList<>();
    private final Map<UserId, List<ConnectionId>> forget = new HashMap<>();
    private final Map<UserId, ByteString> shown = new HashMap<>();
    private final Map<UserId, ByteString> hidden = new HashMap<>();

    Telling(Visibility visibility, PresenceStates states) {
      this.visibility = visibility;
      this.states = states;
    }

    void answer(WatchList list) {
      for (var person : list.people()) {
        if (sees(list.watcher(), person)) {
          push(list.watcher(), shown(person));
        }
      }
    }

    void tell(UserId person, Change change, Place watcher) {
      if (!states.routes().lives(watcher.node())) {
        forget(person, watcher);
      } else if (!visibility.areFriends(watcher.user(), person)) {
        // Friends no more, or blocked: what he was shown last must not stand, and nothing follows.
        push(watcher, hidden(person));
        forget(person, watcher);
      } else if (sees(watcher, person)) {
        push(watcher, shown(person));
      } else if (change == Change.AUDIENCE) {
        push(watcher, hidden(person));
      }
    }

    private boolean sees(Place watcher, UserId person) {
      return visibility.sees(watcher.user(), person, states.row(person).audience());
    }

    private ByteString shown(UserId person) {
      return shown.computeIfAbsent(person, it -> frame(states.of(it)));
    }

    private ByteString hidden(UserId person) {
      return hidden.computeIfAbsent(person, it -> frame(PresenceStates.hidden(it)));
    }

    private void push(Place watcher, ByteString frame) {
      pushes.add(new Push.ToConnection(frame, watcher.node(), watcher.connection()));
    }

    private void forget(UserId person, Place watcher) {
      forget.computeIfAbsent(person, it -> new ArrayList<>()).add(watcher.connection());
    }
  }

  private static ByteString frame(PresenceState state) {
    return ServerFrame.newBuilder()
        .setPresence(PresencePushed.newBuilder().setState(state))
        .build()
        .toByteString();
  }
}
