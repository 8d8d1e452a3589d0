package im.relation.message;

import im.relation.backplane.trace.Tracing;
import im.relation.conversation.LogHeads;
import im.relation.conversation.Memberships;
import im.relation.runtime.store.FeatureMigration;
import im.relation.runtime.store.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/// Wires the feature.
@Configuration(proxyBeanMethods = false)
public class MessageFunctions {

  private final MessageSql sql;

  MessageFunctions(JdbcTemplate jdbc) {
    this.sql = new MessageSql(jdbc);
  }

  @Bean
  FeatureMigration messageMigration() {
    return new FeatureMigration("message");
  }

  @Bean
  GetHistory getHistory(Memberships memberships) {
    return new GetHistory(memberships, sql);
  }

  @Bean
  Accept accept(
      LogHeads heads,
      Transactions transactions,
      Clock clock,
      MeterRegistry meters,
      Tracing tracing) {
    return new Accept(heads, sql, transactions, clock, meters, tracing);
  }

  @Bean
  Entries entries() {
    return new Entries(sql);
  }
}
