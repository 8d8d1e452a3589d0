package im.relation.account;

import im.relation.account.code.CodeStoreFunctions;
import im.relation.account.limit.AttemptSql;
import im.relation.account.limit.Attempts;
import im.relation.account.session.SessionStoreFunctions;
import im.relation.runtime.store.Expiring;
import im.relation.runtime.store.FeatureMigration;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The feature's tables and what every process with people asks of them; no function.
@Configuration(proxyBeanMethods = false)
@Import({CodeStoreFunctions.class, SessionStoreFunctions.class})
public class AccountStoreFunctions {

  @Bean
  FeatureMigration accountMigration() {
    return new FeatureMigration("account");
  }

  @Bean
  People people(JdbcClient jdbc) {
    return new People(jdbc);
  }

  @Bean
  Attempts attempts(JdbcClient jdbc, Transactions transactions, Clock clock) {
    return new Attempts(new AttemptSql(jdbc), transactions, clock);
  }

  @Bean
  Expiring expiringAttempts(Attempts attempts) {
    return new Expiring("sign_in_failure", attempts::sweep);
  }
}
