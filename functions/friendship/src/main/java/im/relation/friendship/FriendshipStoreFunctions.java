package im.relation.friendship;

import im.relation.runtime.store.Expiring;
import im.relation.runtime.store.FeatureMigration;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The feature's tables, which its request functions and its Kafka-bound one share, and its part of
/// a sync.
@Configuration(proxyBeanMethods = false)
public class FriendshipStoreFunctions {

  /// How long a request stays after its last change.
  private static final Duration REQUEST_LIFE = Duration.ofDays(365);

  @Bean
  FeatureMigration friendshipMigration() {
    return new FeatureMigration("friendship");
  }

  @Bean
  FriendsSyncPart friendsSyncPart(JdbcClient jdbc) {
    return new FriendsSyncPart(new FriendSql(jdbc));
  }

  @Bean
  Expiring expiringRequests(JdbcClient jdbc, Clock clock) {
    var sql = new RequestSql(jdbc);
    return new Expiring(
        "friend_request", limit -> sql.deleteOlderThan(clock.instant().minus(REQUEST_LIFE), limit));
  }
}
