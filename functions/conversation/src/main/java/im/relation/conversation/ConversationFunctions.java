package im.relation.conversation;

import im.relation.domain.ConversationId;
import im.relation.runtime.Outbox;
import im.relation.runtime.store.FeatureMigration;
import im.relation.runtime.store.Ids;
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
  FeatureMigration conversationMigration() {
    return new FeatureMigration("conversation");
  }

  @Bean
  Conversations conversations(Ids ids) {
    return new Conversations(sql, () -> new ConversationId(ids.next()));
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
