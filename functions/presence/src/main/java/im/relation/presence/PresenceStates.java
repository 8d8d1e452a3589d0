package im.relation.presence;

import im.relation.backplane.Route;
import im.relation.contract.presence.v1.PresenceState;
import im.relation.domain.UserId;
import java.util.Map;

/// People's presence as of one read; pure.
///
/// @param routes covers everybody who is asked for
/// @param rows of those who have one
record PresenceStates(RouteTable routes, Map<UserId, PresenceRow> rows) {

  PresenceStates {
    rows = Map.copyOf(rows);
  }

  PresenceRow row(UserId person) {
    return rows.getOrDefault(person, PresenceRow.unknown(person));
  }

  /// As those see it who may: online by lease, each type of device once.
  PresenceState of(UserId person) {
    var live = routes.live(person);
    var state = PresenceState.newBuilder().setUserId(person.value()).setOnline(!live.isEmpty());
    live.stream().map(Route::deviceType).distinct().sorted().forEach(state::addDeviceTypes);
    if (live.isEmpty()) {
      state.setLastSeenAtMillis(row(person).lastSeenAtMillis());
    }
    return state.build();
  }

  /// As all others see it: like one who never came.
  static PresenceState hidden(UserId person) {
    return PresenceState.newBuilder().setUserId(person.value()).build();
  }
}
