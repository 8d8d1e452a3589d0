package im.relation.account.session;

import im.relation.account.profile.UserSql;
import im.relation.conversation.SystemEntries;
import im.relation.runtime.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What ends sessions, for processes that open none and so need no key that signs tokens.
@Configuration(proxyBeanMethods = false)
public class SessionEndFunctions {

  @Bean
  SessionEnds sessionEnds(JdbcClient jdbc, Outbox outbox, SystemEntries entries) {
    return new SessionEnds(new SessionSql(jdbc), new UserSql(jdbc), outbox, entries);
  }
}
