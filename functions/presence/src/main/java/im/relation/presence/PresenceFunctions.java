package im.relation.presence;

import im.relation.backplane.ServiceCredential;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.UnifiedJedis;

/// Wires the feature.
@Configuration(proxyBeanMethods = false)
public class PresenceFunctions {

  @Bean
  Routes routes(UnifiedJedis redis) {
    return new Routes(redis);
  }

  @Bean
  Fleet fleet(ServiceCredential credential) {
    return new Fleet(credential);
  }

  @Bean
  Pusher pusher(Routes routes, Fleet fleet) {
    return new Pusher(routes, fleet);
  }
}
