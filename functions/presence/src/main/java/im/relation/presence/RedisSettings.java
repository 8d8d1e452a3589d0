package im.relation.presence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How this process talks to Redis (`im.redis.*`); where it is says `spring.data.redis.url`,
/// `redis://` or `rediss://` with user, password and database.
///
/// @param timeout for connecting, for an answer and for a free connection, 10 ms to 1 s: a dead
///   Redis is noticed
/// @param connections most connections of each of the two pools (pipelines; entities), 1 to 256
@ConfigurationProperties(prefix = "im.redis", ignoreUnknownFields = false)
public record RedisSettings(
    @DefaultValue("1s") Duration timeout, @DefaultValue("16") int connections) {

  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  public RedisSettings {
    if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("im.redis.timeout is 10ms to 1s");
    }
    if (connections < 1 || connections > 256) {
      throw new IllegalArgumentException("im.redis.connections is 1 to 256");
    }
  }
}
