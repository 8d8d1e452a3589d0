package im.relation.account.session;

import im.relation.account.profile.UserSql;
import im.relation.runtime.SessionCheck;
import im.relation.runtime.store.Expiring;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whether a session lives, for every process that is called by signed-in people, and what ends
/// those that ended long ago.
@Configuration(proxyBeanMethods = false)
public class SessionStoreFunctions {

  private final JdbcClient jdbc;
  private final SessionSql sql;
  private final Clock clock;

  SessionStoreFunctions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.sql = new SessionSql(jdbc);
    this.clock = clock;
  }

  @Bean
  SessionCheck liveSessions() {
    return new LiveSessions(sql, clock);
  }

  @Bean
  Expiring expiringSessions(Transactions transactions) {
    var sweep =
        new SessionSweep(sql, new RefreshTokenSql(jdbc), new UserSql(jdbc), transactions, clock);
    return new Expiring("session", sweep::run);
  }
}
