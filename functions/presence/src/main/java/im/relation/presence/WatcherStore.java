package im.relation.presence;

import im.relation.backplane.RedisKeys;
import im.relation.domain.ConnectionId;
import im.relation.domain.UserId;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

/// Who watches whom, in Redis ([RedisKeys]). A connection's list goes with the connection; where
/// that is not told, with its node at the next look, else after 7 days without use. What is lost
/// comes back when clients connect anew and subscribe. Every method is one or two round trips,
/// however much it is given, and throws [im.relation.runtime.TransientFailure] where Redis does not
/// answer. Thread-safe.
final class WatcherStore {

  /// Longer than connections live: nodes are replaced more often.
  private static final long LIFE_SECONDS = Duration.ofDays(7).toSeconds();

  private final UnifiedJedis redis;

  WatcherStore(UnifiedJedis redis) {
    this.redis = redis;
  }

  /// Replaces the lists of these connections. Done again, it does the same: what a connection
  /// watched is overwritten last.
  void replace(List<WatchList> lists) {
    if (lists.isEmpty()) {
      return;
    }
    var before = new HashMap<ConnectionId, Response<@Nullable String>>();
    RedisTrips.run(
        redis,
        pipeline ->
            lists.forEach(
                list -> {
                  var connection = list.watcher().connection();
                  before.put(connection, pipeline.get(RedisKeys.watching(connection)));
                }));
    RedisTrips.run(
        redis,
        pipeline ->
            lists.forEach(
                list -> {
                  var old = before.get(list.watcher().connection());
                  replace(pipeline, list, old == null ? null : old.get());
                }));
  }

  private static void replace(AbstractPipeline pipeline, WatchList list, @Nullable String before) {
    var connection = list.watcher().connection();
    var gone = new HashSet<>(ids(before));
    for (var person : list.people()) {
      gone.remove(person);
      pipeline.hset(RedisKeys.watchers(person), connection.toString(), list.watcher().toValue());
      pipeline.expire(RedisKeys.watchers(person), LIFE_SECONDS);
    }
    gone.forEach(person -> pipeline.hdel(RedisKeys.watchers(person), connection.toString()));
    if (list.people().isEmpty()) {
      if (before != null) {
        pipeline.del(RedisKeys.watching(connection));
      }
    } else {
      pipeline.set(
          RedisKeys.watching(connection),
          list.people().stream().map(UserId::toString).collect(Collectors.joining(",")),
          SetParams.setParams().ex(LIFE_SECONDS));
    }
  }

  private static Set<UserId> ids(@Nullable String text) {
    return text == null || text.isEmpty()
        ? Set.of()
        : Arrays.stream(text.split(",", -1))
            .map(id -> new UserId(Long.parseLong(id)))
            .collect(Collectors.toSet());
  }

  /// The connections that watch these people; people whom nobody watches are left out.
  Map<UserId, List<Place>> read(Collection<UserId> people) {
    if (people.isEmpty()) {
      return Map.of();
    }
    var answers = new HashMap<UserId, Response<Map<String, String>>>();
    RedisTrips.run(
        redis,
        pipeline ->
            people.forEach(
                person -> {
                  answers.put(person, pipeline.hgetAll(RedisKeys.watchers(person)));
                  pipeline.expire(RedisKeys.watchers(person), LIFE_SECONDS);
                }));
    var found = new HashMap<UserId, List<Place>>();
    answers.forEach(
        (person, answer) -> {
          var places =
              answer.get().entrySet().stream()
                  .flatMap(field -> Place.parse(field.getKey(), field.getValue()).stream())
                  .toList();
          if (!places.isEmpty()) {
            found.put(person, places);
          }
        });
    return found;
  }

  /// Takes connections off the people whom they watch.
  void forget(Map<UserId, List<ConnectionId>> watchers) {
    if (watchers.isEmpty()) {
      return;
    }
    RedisTrips.run(
        redis,
        pipeline ->
            watchers.forEach(
                (person, connections) ->
                    pipeline.hdel(
                        RedisKeys.watchers(person),
                        connections.stream().map(ConnectionId::toString).toArray(String[]::new))));
  }
}
