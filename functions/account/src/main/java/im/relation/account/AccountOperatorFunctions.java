package im.relation.account;

import im.relation.account.session.SessionEndFunctions;
import im.relation.account.session.SessionEnds;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What an operator may do with accounts.
@Configuration(proxyBeanMethods = false)
@Import({AccountStoreFunctions.class, SessionEndFunctions.class})
public class AccountOperatorFunctions {

  @Bean
  Accounts accounts(JdbcClient jdbc, SessionEnds sessions, Transactions transactions, Clock clock) {
    return new Accounts(jdbc, sessions, transactions, clock);
  }
}
