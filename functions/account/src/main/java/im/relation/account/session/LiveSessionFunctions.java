package im.relation.account.session;

import im.relation.runtime.SessionCheck;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whether a session lives, for every process that is called by signed-in people.
@Configuration(proxyBeanMethods = false)
public class LiveSessionFunctions {

  @Bean
  SessionCheck liveSessions(JdbcClient jdbc, Clock clock) {
    return new LiveSessions(new SessionSql(jdbc), clock);
  }
}
