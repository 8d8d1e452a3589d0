package im.relation.conversation;

import im.relation.runtime.EventBound;
import im.relation.runtime.store.Transactions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Wires the feature's function that events start.
@Configuration(proxyBeanMethods = false)
@Import(ConversationFunctions.class)
public class ConversationEventFunctions {

  @Bean
  EventBound publishNotice(SystemEntries entries, Transactions transactions) {
    return new PublishNotice(entries, transactions);
  }
}
