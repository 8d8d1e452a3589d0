package im.relation.presence;

import im.relation.runtime.TransientFailure;
import java.util.function.Consumer;
import java.util.function.Supplier;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/// Round trips to Redis, whose failure is an outage.
final class RedisTrips {

  private RedisTrips() {}

  /// @throws TransientFailure where Redis does not answer
  static <T> T reach(Supplier<T> work) {
    try {
      return work.get();
    } catch (JedisException e) {
      throw new TransientFailure("Redis does not answer", e);
    }
  }

  /// One pipeline, sent and answered when this returns.
  ///
  /// @throws TransientFailure where Redis does not answer
  static void run(UnifiedJedis redis, Consumer<AbstractPipeline> commands) {
    try (var pipeline = redis.pipelined()) {
      commands.accept(pipeline);
      pipeline.sync();
    } catch (JedisException e) {
      throw new TransientFailure("Redis does not answer", e);
    }
  }
}
