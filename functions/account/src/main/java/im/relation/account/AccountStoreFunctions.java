package im.relation.account;

import im.relation.account.session.LiveSessionFunctions;
import im.relation.runtime.store.FeatureMigration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The feature's tables and what every process with people asks of them; no function.
@Configuration(proxyBeanMethods = false)
@Import(LiveSessionFunctions.class)
public class AccountStoreFunctions {

  @Bean
  FeatureMigration accountMigration() {
    return new FeatureMigration("account");
  }

  @Bean
  People people(JdbcClient jdbc) {
    return new People(jdbc);
  }
}
