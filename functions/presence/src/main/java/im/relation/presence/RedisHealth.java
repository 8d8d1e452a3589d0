package im.relation.presence;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/// Whether Redis answers, within the time that any other command has. Part of the whole health and
/// not of readiness: what needs no Redis goes on without it.
final class RedisHealth implements HealthIndicator {

  private final UnifiedJedis redis;

  RedisHealth(UnifiedJedis redis) {
    this.redis = redis;
  }

  @Override
  public Health health() {
    try {
      redis.ping();
      return Health.up().build();
    } catch (JedisException e) {
      return Health.down(e).build();
    }
  }
}
