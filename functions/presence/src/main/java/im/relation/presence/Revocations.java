package im.relation.presence;

import im.relation.backplane.RedisKeys;
import im.relation.domain.SessionId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import redis.clients.jedis.UnifiedJedis;

/// The set of sessions that ended of late. Nodes look into it before Welcome and at each renewal of
/// their lease. Thread-safe.
final class Revocations {

  /// Longer than an access token lives (15 min), with which a session could come back.
  private static final Duration LIFE = Duration.ofMinutes(20);

  private final UnifiedJedis redis;
  private final Clock clock;

  Revocations(UnifiedJedis redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  /// Marks them as ended now, not when they were: a node asks for what was marked since it asked
  /// last, and this may come late. Drops what is too old to matter.
  ///
  /// @throws im.relation.runtime.TransientFailure where Redis does not answer
  void mark(Collection<SessionId> sessions) {
    if (sessions.isEmpty()) {
      return;
    }
    double now = clock.millis();
    var scores = new HashMap<String, Double>();
    sessions.forEach(session -> scores.put(session.toString(), now));
    RedisTrips.run(
        redis,
        pipeline -> {
          pipeline.zadd(RedisKeys.REVOKED, scores);
          pipeline.zremrangeByScore(RedisKeys.REVOKED, 0, now - LIFE.toMillis());
        });
  }
}
