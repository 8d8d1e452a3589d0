package im.relation.friendship;

import im.relation.runtime.store.FeatureMigration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The feature's tables, which its request functions and its Kafka-bound one share.
@Configuration(proxyBeanMethods = false)
class FriendshipStoreFunctions {

  @Bean
  FeatureMigration friendshipMigration() {
    return new FeatureMigration("friendship");
  }
}
