package im.relation.presence;

import im.relation.conversation.ConversationView;
import im.relation.conversation.DirectKey;
import im.relation.conversation.Memberships;
import im.relation.domain.UserId;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Stores when people were seen and who watches whom, and says what watchers are to be told.
///
/// A list is written before routes are read, and a route changes before its record is written: so a
/// change that the answer to a new list does not show yet finds the list. Thread-safe.
final class PresenceRelay {

  private final Memberships memberships;
  private final PresenceSql sql;
  private final WatcherStore store;
  private final Routes routes;
  private final Clock clock;

  PresenceRelay(
      Memberships memberships, PresenceSql sql, WatcherStore store, Routes routes, Clock clock) {
    this.memberships = memberships;
    this.sql = sql;
    this.store = store;
    this.routes = routes;
    this.clock = clock;
  }

  /// Done again for the same events it stores the same and says what is true then.
  List<Push> pushes(List<EphemeralEvent> events) {
    sql.seen(PresencePlan.seen(events, clock.millis()));
    var asked = WatchList.last(events);
    var directs = new HashMap<DirectKey, ConversationView>();
    directs.putAll(
        memberships.directs(asked.stream().flatMap(list -> list.directs().stream()).toList()));
    var friends = new Visibility(directs);
    var lists = asked.stream().map(list -> list.friendsOnly(friends)).toList();
    store.replace(lists);
    var changes = PresencePlan.changes(events);
    var watchers = store.read(changes.keySet());
    var people = people(lists, watchers.keySet());
    if (people.isEmpty()) {
      return List.of();
    }
    directs.putAll(memberships.directs(ties(watchers)));
    var nodes =
        watchers.values().stream()
            .flatMap(List::stream)
            .map(Place::node)
            .collect(Collectors.toSet());
    var table = routes.read(people, nodes);
    var plan =
        PresencePlan.of(
            lists,
            changes,
            watchers,
            new Visibility(directs),
            new PresenceStates(table, sql.rows(people)));
    store.forget(plan.forget());
    routes.removeDead(table);
    return plan.pushes();
  }

  private static Collection<UserId> people(List<WatchList> lists, Collection<UserId> changed) {
    var people = new HashSet<>(changed);
    lists.forEach(list -> people.addAll(list.people()));
    return people;
  }

  private static List<DirectKey> ties(Map<UserId, List<Place>> watchers) {
    return watchers.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .map(Place::user)
                    .filter(watcher -> !watcher.equals(entry.getKey()))
                    .distinct()
                    .map(watcher -> new DirectKey(watcher, entry.getKey())))
        .toList();
  }
}
