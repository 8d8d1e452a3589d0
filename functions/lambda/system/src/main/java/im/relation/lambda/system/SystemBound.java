package im.relation.lambda.system;

import im.relation.account.AccountStoreFunctions;
import im.relation.conversation.ConversationEventFunctions;
import im.relation.friendship.FriendshipStoreFunctions;
import im.relation.lambda.events.EventsRuntime;
import im.relation.runtime.store.SweepFunctions;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// publishNotice, and sweepExpired over the tables of every feature that has some to sweep.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  EventsRuntime.class,
  ConversationEventFunctions.class,
  SweepFunctions.class,
  AccountStoreFunctions.class,
  FriendshipStoreFunctions.class
})
public class SystemBound {}
