package im.relation.account.code;

import im.relation.runtime.store.Expiring;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What ends old codes.
@Configuration(proxyBeanMethods = false)
public class CodeStoreFunctions {

  @Bean
  Expiring expiringCodes(JdbcClient jdbc, Clock clock) {
    var sql = new CodeSql(jdbc);
    return new Expiring(
        "verification_code",
        limit -> sql.deleteOlderThan(clock.instant().minus(SendCode.WINDOW), limit));
  }
}
