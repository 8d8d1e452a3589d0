package im.relation.presence;

import java.net.URI;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.springframework.data.redis.connection.RedisPassword;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.jedis.JedisClientConfiguration;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.util.JedisURIHelper;

/// Makes the two clients of Redis from one address: Jedis for pipelines, and Spring Data's factory,
/// on which Redis OM stands. Both are pooled, bounded and impatient; the libraries' defaults are
/// not (Redis OM's own factory has no pool and takes neither TLS nor time-outs from the address).
final class RedisConnections {

  private final URI uri;
  private final RedisSettings settings;

  /// @throws IllegalArgumentException for anything but `redis://host:port` and `rediss://host:port`
  RedisConnections(String url, RedisSettings settings) {
    this.uri = URI.create(url);
    this.settings = settings;
    if (!JedisURIHelper.isValid(uri)
        || !(JedisURIHelper.isRedisScheme(uri) || JedisURIHelper.isRedisSSLScheme(uri))) {
      // The address may hold a password, so it is not repeated.
      throw new IllegalArgumentException(
          "spring.data.redis.url is redis://host:port or rediss://host:port");
    }
  }

  /// Connects when it is first used. The caller closes it.
  RedisClient client() {
    int millis = Math.toIntExact(settings.timeout().toMillis());
    return RedisClient.builder()
        .hostAndPort(JedisURIHelper.getHostAndPort(uri))
        .clientConfig(
            DefaultJedisClientConfig.builder(uri)
                .connectionTimeoutMillis(millis)
                .socketTimeoutMillis(millis)
                .build())
        .poolConfig(bound(new ConnectionPoolConfig()))
        .build();
  }

  /// Likewise, for Redis OM.
  JedisConnectionFactory factory() {
    var address = JedisURIHelper.getHostAndPort(uri);
    var server = new RedisStandaloneConfiguration(address.getHost(), address.getPort());
    server.setDatabase(JedisURIHelper.getDBIndex(uri));
    server.setUsername(JedisURIHelper.getUser(uri));
    server.setPassword(RedisPassword.of(JedisURIHelper.getPassword(uri)));
    var client =
        JedisClientConfiguration.builder()
            .connectTimeout(settings.timeout())
            .readTimeout(settings.timeout());
    if (JedisURIHelper.isRedisSSLScheme(uri)) {
      client.useSsl();
    }
    return new JedisConnectionFactory(
        server, client.usePooling().poolConfig(bound(new GenericObjectPoolConfig<>())).build());
  }

  private <P extends GenericObjectPoolConfig<?>> P bound(P pool) {
    pool.setMaxTotal(settings.connections());
    pool.setMaxIdle(settings.connections());
    pool.setMaxWait(settings.timeout());
    return pool;
  }
}
