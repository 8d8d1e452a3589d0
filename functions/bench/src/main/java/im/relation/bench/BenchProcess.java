package im.relation.bench;

import im.relation.account.session.Sessions;
import im.relation.backplane.TokenSigner;
import im.relation.conversation.Conversations;
import im.relation.runtime.kafka.KafkaSettings;
import im.relation.runtime.store.Ids;
import im.relation.runtime.store.Transactions;
import im.relation.socket.SocketSettings;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/// Added to the local run as one of Spring's `spring.main.sources`.
@Configuration(proxyBeanMethods = false)
public class BenchProcess {

  @Bean
  TestPeople testPeople(
      Conversations conversations,
      Sessions sessions,
      Transactions transactions,
      Ids ids,
      TokenSigner signer,
      Clock clock) {
    return new TestPeople(conversations, sessions, transactions, ids, signer, clock);
  }

  @Bean
  BenchKey benchKey(@Value("${im.bench.key}") String key) {
    return new BenchKey(key);
  }

  @Bean
  SettingsHandler settingsHandler(KafkaSettings functions, SocketSettings node, JdbcTemplate jdbc) {
    return new SettingsHandler(functions, node, jdbc);
  }

  @Bean
  HandlerMapping benchMapping(TestPeople people, BenchKey key, SettingsHandler settings) {
    var mapping =
        new SimpleUrlHandlerMapping(
            Map.of(PeopleHandler.PATH, new PeopleHandler(people), SettingsHandler.PATH, settings),
            Ordered.HIGHEST_PRECEDENCE);
    mapping.setInterceptors(key);
    return mapping;
  }
}
