package im.relation.conversation;

import com.github.f4b6a3.tsid.TsidFactory;
import im.relation.domain.ConversationId;
import im.relation.runtime.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/// Wires the feature; it has no rpc of its own.
@Configuration(proxyBeanMethods = false)
public class ConversationFunctions {

  private final ConversationSql sql;

  ConversationFunctions(JdbcTemplate jdbc) {
    this.sql = new ConversationSql(jdbc);
  }

  @Bean
  Conversations conversations() {
    var ids = TsidFactory.newInstance1024();
    return new Conversations(sql, () -> new ConversationId(ids.create().toLong()));
  }

  @Bean
  LogHeads logHeads() {
    return new LogHeads(sql);
  }

  @Bean
  Memberships memberships() {
    return new Memberships(sql);
  }

  @Bean
  SystemEntries systemEntries(Outbox outbox, Conversations conversations) {
    return new SystemEntries(outbox, conversations);
  }
}
