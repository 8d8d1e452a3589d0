package im.relation.presence;

import com.redis.om.spring.RedisModulesConfiguration;
import com.zaxxer.hikari.HikariDataSource;
import im.relation.backplane.RedisKeys;
import im.relation.backplane.Route;
import im.relation.backplane.ServiceCredential;
import im.relation.conversation.ConversationFunctions;
import im.relation.conversation.Conversations;
import im.relation.domain.ConversationId;
import im.relation.domain.NodeId;
import im.relation.domain.UserId;
import im.relation.runtime.kafka.KafkaRuntime;
import im.relation.runtime.store.StoreRuntime;
import im.relation.runtime.store.Transactions;
import im.relation.testkit.RealServers;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import redis.clients.jedis.UnifiedJedis;

/// What a process with this feature has, as its configuration classes wire it.
@Configuration(proxyBeanMethods = false)
@Import({
  StoreRuntime.class,
  KafkaRuntime.class,
  ConversationFunctions.class,
  DeadNodesFunctions.class,
  PresenceBoundFunctions.class
})
@ImportAutoConfiguration(RedisModulesConfiguration.class)
class TestProcess {

  static final ServiceCredential CREDENTIAL =
      new ServiceCredential("0123456789abcdef0123456789abcdef");

  static Started start() {
    return new Started(
        new SpringApplicationBuilder(TestProcess.class)
            .web(WebApplicationType.NONE)
            .bannerMode(org.springframework.boot.Banner.Mode.OFF)
            .properties(
                "spring.data.redis.url=" + RealServers.redis().url(),
                "im.kafka.bootstrap-servers=" + RealServers.kafka().bootstrapServers())
            .run());
  }

  @Bean
  TestClock clock() {
    return new TestClock();
  }

  @Bean
  ServiceCredential serviceCredential() {
    return CREDENTIAL;
  }

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource() {
    return RealServers.pool(RealServers.freshSchema());
  }

  @Bean
  JdbcTemplate jdbcTemplate(DataSource dataSource) {
    return new JdbcTemplate(dataSource);
  }

  @Bean
  JdbcClient jdbcClient(JdbcTemplate jdbc) {
    return JdbcClient.create(jdbc);
  }

  @Bean
  PlatformTransactionManager transactionManager(DataSource dataSource) {
    return new JdbcTransactionManager(dataSource);
  }

  /// The process and what tests do to its servers.
  record Started(ConfigurableApplicationContext context) implements AutoCloseable {

    <T> T bean(Class<T> type) {
      return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
      return context.getBean(name, type);
    }

    UnifiedJedis redis() {
      return bean(UnifiedJedis.class);
    }

    TestClock clock() {
      return bean(TestClock.class);
    }

    /// The DIRECT conversation of two people.
    ConversationId direct(UserId one, UserId other, boolean maySend) {
      var conversations = bean(Conversations.class);
      return bean(Transactions.class)
          .call(
              () -> {
                var direct = conversations.openDirect(one, other);
                conversations.setMaySend(direct, maySend);
                return direct;
              });
    }

    /// As the fleet writes it.
    void register(UserId user, Route route) {
      redis().hset(RedisKeys.routes(user), RedisKeys.routeField(route.session()), route.toValue());
    }

    /// As the fleet writes it, with the time that is left until it ends.
    void lease(NodeId node, String address, long seconds) {
      redis().sadd(RedisKeys.FLEET, node.toString());
      redis().hset(RedisKeys.node(node), RedisKeys.NODE_ADDRESS, address);
      redis().expire(RedisKeys.node(node), seconds);
    }

    @Override
    public void close() {
      context.close();
    }
  }
}
