package im.relation.presence;

import com.redis.om.spring.annotations.EnableRedisEnhancedRepositories;
import com.redis.om.spring.indexing.RediSearchIndexer;
import im.relation.conversation.Memberships;
import im.relation.runtime.Outbox;
import im.relation.runtime.Renewal;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/// Wires the connections to Redis and the feature's request functions; nothing here calls a node.
/// The process has Redis OM's auto-configuration, which takes our connection factory.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedisSettings.class)
@EnableRedisEnhancedRepositories(basePackageClasses = PresenceFunctions.class)
@Import(PresenceStoreFunctions.class)
public class PresenceFunctions {

  private final RedisConnections connections;

  PresenceFunctions(@Value("${spring.data.redis.url}") String redisUrl, RedisSettings settings) {
    this.connections = new RedisConnections(redisUrl, settings);
  }

  @Bean(destroyMethod = "close")
  RedisClient redis() {
    return connections.client();
  }

  /// Spring Data's factory renews itself.
  @Bean
  Renewal renewedRedis(RedisClient redis) {
    return new Renewal(() -> redis.getPool().clear(), () -> {});
  }

  /// Health contributor `redis`: whether it answers, within the time that any other command has.
  /// Part of the whole health and not of readiness: what needs no Redis goes on without it.
  @Bean
  HealthIndicator redisHealthIndicator(UnifiedJedis redis) {
    return () -> {
      try {
        redis.ping();
        return Health.up().build();
      } catch (JedisException e) {
        return Health.down(e).build();
      }
    };
  }

  @Bean
  JedisConnectionFactory jedisConnectionFactory() {
    return connections.factory();
  }

  @Bean
  SmartInitializingSingleton queryEngine(UnifiedJedis redis, RediSearchIndexer indexer) {
    return new QueryEngine(redis, indexer)::index;
  }

  @Bean
  PresenceSql presenceSql(JdbcTemplate jdbc) {
    return new PresenceSql(jdbc);
  }

  @Bean
  Routes routes(UnifiedJedis redis) {
    return new Routes(redis);
  }

  @Bean
  GetPresence getPresence(
      Memberships memberships,
      PresenceSql sql,
      UserRoutesRepository people,
      NodeLeaseRepository nodes,
      Routes routes) {
    return new GetPresence(memberships, sql, new MappedRoutes(people, nodes), routes);
  }

  @Bean
  SetPresenceAudience setPresenceAudience(
      PresenceSql sql, Outbox outbox, Transactions transactions, Clock clock) {
    return new SetPresenceAudience(sql, outbox, transactions, clock);
  }
}
