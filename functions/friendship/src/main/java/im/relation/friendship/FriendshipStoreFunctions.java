package im.relation.friendship;

import im.relation.runtime.store.FeatureMigration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The feature's tables, which its request functions and its Kafka-bound one share, and its part of
/// a sync.
@Configuration(proxyBeanMethods = false)
public class FriendshipStoreFunctions {

  @Bean
  FeatureMigration friendshipMigration() {
    return new FeatureMigration("friendship");
  }

  @Bean
  FriendsSyncPart friendsSyncPart(JdbcClient jdbc) {
    return new FriendsSyncPart(new FriendSql(jdbc));
  }
}
