package im.relation.friendship;

import im.relation.conversation.SystemEntries;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.store.Transactions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Wires the feature's Kafka-bound function.
@Configuration(proxyBeanMethods = false)
@Import(FriendshipStoreFunctions.class)
public class FriendshipBoundFunctions {

  @Bean
  KafkaBound announceProfile(JdbcClient jdbc, SystemEntries entries, Transactions transactions) {
    return new AnnounceProfile(new FriendSql(jdbc), entries, transactions);
  }
}
