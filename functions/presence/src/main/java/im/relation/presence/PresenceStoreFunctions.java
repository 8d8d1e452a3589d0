package im.relation.presence;

import im.relation.runtime.store.FeatureMigration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The feature's table alone, for what knows nothing of Redis.
@Configuration(proxyBeanMethods = false)
public class PresenceStoreFunctions {

  @Bean
  FeatureMigration presenceMigration() {
    return new FeatureMigration("presence");
  }
}
