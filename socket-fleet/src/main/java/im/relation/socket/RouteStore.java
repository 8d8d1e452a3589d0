package im.relation.socket;

import im.relation.backplane.RedisKeys;
import im.relation.backplane.Route;
import im.relation.domain.NodeId;
import im.relation.domain.SessionId;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Routes and the lease of this node in Redis, in the layout of [RedisKeys]. One connection, on
/// which commands are pipelined and keep their order; each ends within the setting's time-out, and
/// while Redis is away they fail at once. Answers come on Lettuce's threads. Thread-safe.
final class RouteStore implements AutoCloseable {

  /// What writing a route found.
  ///
  /// @param replaced the route that stood there before
  /// @param revoked whether the session ended; read after the route was written
  record Registration(Optional<Route> replaced, boolean revoked) {}

  /// Between two tries to reach Redis again. Lettuce's own half a minute would be most of an outage
  /// once more.
  private static final Duration LONGEST_RECONNECT = Duration.ofSeconds(1);

  /// Commands that may wait for an answer; more fail.
  private static final int MAX_WAITING = 100_000;

  /// Routes whose removal failed and is tried again; those beyond it are found by fan-out.
  private static final int MAX_TO_REMOVE = 100_000;

  /// Revocations in one answer.
  private static final int REVOCATIONS_PER_READ = 1_000;

  private static final String REGISTER =
      """
      local before = redis.call('HGET', KEYS[1], ARGV[1])
      redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
      return before
      """;

  /// Only the route of the named connection; a newer one of the session stays.
  private static final String REMOVE =
      """
      local value = redis.call('HGET', KEYS[1], ARGV[1])
      if value and string.find(value, '|' .. ARGV[2] .. '|', 1, true) then
        redis.call('HDEL', KEYS[1], ARGV[1])
      end
      return nil
      """;

  /// Writes a lost route again; a route of another connection is newer and stays.
  private static final String RESTORE =
      """
      local value = redis.call('HGET', KEYS[1], ARGV[1])
      if not value then
        redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
      elseif value ~= ARGV[2] then
        return value
      end
      return nil
      """;

  private static final String RENEW =
      """
      local known = redis.call('EXISTS', KEYS[1])
      redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
      redis.call('PEXPIRE', KEYS[1], ARGV[3])
      return known
      """;

  private final NodeId node;
  private final ClientResources resources;
  private final RedisClient client;
  private final StatefulRedisConnection<String, String> connection;
  private final RedisAsyncCommands<String, String> redis;
  private final ConcurrentLinkedQueue<Identity> toRemove = new ConcurrentLinkedQueue<>();
  private final AtomicInteger toRemoveCount = new AtomicInteger();

  RouteStore(BackendSettings settings, NodeId node) {
    this.node = node;
    this.resources =
        DefaultClientResources.builder()
            .ioThreadPoolSize(2)
            .reconnectDelay(
                Delay.exponential(Duration.ZERO, LONGEST_RECONNECT, 2, TimeUnit.MILLISECONDS))
            .build();
    this.client = RedisClient.create(resources, RedisURI.create(settings.redisUrl()));
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(MAX_WAITING)
            .timeoutOptions(TimeoutOptions.enabled(settings.redisTimeout()))
            .build());
    try {
      this.connection = client.connect();
    } catch (RedisConnectionException e) {
      client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
      var _ = resources.shutdown(0, 1, java.util.concurrent.TimeUnit.SECONDS);
      throw new SocketStartException("Redis cannot be reached; is redis.url right?", e);
    }
    this.redis = connection.async();
  }

  /// Writes the route, then reads the revoked set: the two go out together and Redis takes them in
  /// this order.
  CompletionStage<Registration> register(Identity identity) {
    var field = RedisKeys.routeField(identity.session());
    CompletionStage<@Nullable String> before =
        eval(REGISTER, RedisKeys.routes(identity.user()), field, identity.route(node).toValue());
    CompletionStage<@Nullable Double> revoked =
        redis.zscore(RedisKeys.REVOKED, identity.session().toString());
    return before.thenCombine(
        revoked,
        (value, score) ->
            new Registration(
                value == null ? Optional.empty() : Route.parse(field, value), score != null));
  }

  /// Removes the route if it is still this connection's; tried again at the next renewal where
  /// Redis does not answer.
  CompletionStage<@Nullable String> remove(Identity identity) {
    return eval(
            REMOVE,
            RedisKeys.routes(identity.user()),
            RedisKeys.routeField(identity.session()),
            identity.connection().toString())
        .whenComplete(
            (nothing, failure) -> {
              if (failure != null) {
                removeLater(identity);
              }
            });
  }

  private void removeLater(Identity identity) {
    if (toRemoveCount.incrementAndGet() <= MAX_TO_REMOVE) {
      toRemove.add(identity);
    } else {
      toRemoveCount.decrementAndGet();
    }
  }

  /// Tries again what failed.
  void removeLeftOvers() {
    for (int i = toRemove.size(); i > 0; i--) {
      var identity = toRemove.poll();
      if (identity != null) {
        toRemoveCount.decrementAndGet();
        remove(identity);
      }
    }
  }

  /// Writes a route again that may be lost.
  ///
  /// @return the route of a newer connection of the session, which stays; else empty
  CompletionStage<Optional<Route>> restore(Identity identity) {
    var field = RedisKeys.routeField(identity.session());
    return eval(RESTORE, RedisKeys.routes(identity.user()), field, identity.route(node).toValue())
        .thenApply(value -> value == null ? Optional.empty() : Route.parse(field, value));
  }

  /// Renews the node's lease, or takes it; before that the node is one of the fleet, so that
  /// somebody sees its end.
  ///
  /// @return whether it was still there
  CompletionStage<Boolean> renewLease(String address, Duration life) {
    var _ = redis.sadd(RedisKeys.FLEET, node.toString());
    return redis
        .<Long>eval(
            RENEW,
            ScriptOutputType.INTEGER,
            new String[] {RedisKeys.node(node)},
            RedisKeys.NODE_ADDRESS,
            address,
            Long.toString(life.toMillis()))
        .thenApply(known -> known == 1L);
  }

  CompletionStage<Long> releaseLease() {
    return redis.del(RedisKeys.node(node));
  }

  /// Takes the mark that a Deliver to this node failed.
  CompletionStage<Boolean> takeMissed() {
    CompletionStage<@Nullable String> mark = redis.getdel(RedisKeys.missed(node));
    return mark.thenApply(set -> set != null);
  }

  /// Sessions that ended at or after that time, epoch milliseconds.
  CompletionStage<List<SessionId>> revokedSince(long sinceMillis) {
    return revokedSince(sinceMillis, 0, new ArrayList<>());
  }

  private CompletionStage<List<SessionId>> revokedSince(
      long sinceMillis, int offset, List<SessionId> found) {
    return redis
        .zrangebyscore(
            RedisKeys.REVOKED,
            Range.from(Range.Boundary.including(sinceMillis), Range.Boundary.unbounded()),
            Limit.create(offset, REVOCATIONS_PER_READ))
        .thenCompose(
            page -> {
              page.forEach(session -> found.add(SessionId.parse(session)));
              return page.size() < REVOCATIONS_PER_READ
                  ? CompletableFuture.completedFuture(found)
                  : revokedSince(sinceMillis, offset + REVOCATIONS_PER_READ, found);
            });
  }

  private CompletionStage<@Nullable String> eval(String script, String key, String... arguments) {
    return redis.eval(script, ScriptOutputType.VALUE, new String[] {key}, arguments);
  }

  @Override
  public void close() {
    connection.close();
    client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    var _ = resources.shutdown(0, 1, java.util.concurrent.TimeUnit.SECONDS);
  }
}
