package im.relation.delivery;

import im.relation.conversation.Memberships;
import im.relation.conversation.SyncPart;
import im.relation.message.Entries;
import im.relation.runtime.store.FeatureMigration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/// Wires the feature's request functions.
@Configuration(proxyBeanMethods = false)
public class DeliveryFunctions {

  @Bean
  FeatureMigration deliveryMigration() {
    return new FeatureMigration("delivery");
  }

  @Bean
  CursorSql cursorSql(JdbcTemplate jdbc) {
    return new CursorSql(jdbc);
  }

  @Bean
  Cursors cursors(CursorSql sql) {
    return new Cursors(sql);
  }

  @Bean
  Sync sync(Memberships memberships, CursorSql cursors, Entries entries, List<SyncPart> parts) {
    return new Sync(memberships, cursors, entries, parts);
  }
}
