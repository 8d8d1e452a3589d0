package im.relation.presence;

import im.relation.conversation.DirectKey;
import im.relation.domain.ConnectionId;
import im.relation.domain.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Whom a connection watches.
///
/// @param people at most 500, others than the watcher, each once; nobody for a connection that
///   ended
record WatchList(Place watcher, List<UserId> people) {

  /// Most people of one connection (the contract's Subscribe).
  private static final int MAX_PEOPLE = 500;

  WatchList {
    people =
        people.stream()
            .filter(person -> !person.equals(watcher.user()))
            .distinct()
            .limit(MAX_PEOPLE)
            .toList();
  }

  /// What each connection asked for last in a poll; pure.
  static List<WatchList> last(List<EphemeralEvent> events) {
    SequencedMap<ConnectionId, WatchList> lists = new LinkedHashMap<>();
    for (var event : events) {
      switch (event) {
        case EphemeralEvent.Subscribed(var watcher, var people) ->
            lists.put(watcher.connection(), new WatchList(watcher, people));
        case EphemeralEvent.Disconnected(var connection, var _) ->
            lists.put(connection.connection(), new WatchList(connection, List.of()));
        case EphemeralEvent.Typed _,
            EphemeralEvent.Connected _,
            EphemeralEvent.AudienceChange _ -> {}
      }
    }
    return List.copyOf(lists.values());
  }

  List<DirectKey> directs() {
    return people.stream().map(person -> new DirectKey(watcher.user(), person)).toList();
  }

  /// Without those who are no friends.
  WatchList friendsOnly(Visibility visibility) {
    return new WatchList(
        watcher,
        people.stream().filter(person -> visibility.areFriends(watcher.user(), person)).toList());
  }
}
