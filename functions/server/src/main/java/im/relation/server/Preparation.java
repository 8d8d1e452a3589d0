package im.relation.server;

import im.relation.account.AccountFunctions;
import im.relation.delivery.DeliveryFunctions;
import im.relation.friendship.FriendshipFunctions;
import im.relation.presence.PresenceStoreFunctions;
import im.relation.runtime.kafka.KafkaRuntime;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Every feature's tables and all topics, made where they are missing; serves nothing. For
/// deployments whose processes may not make any themselves.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  Shared.class,
  KafkaRuntime.class,
  AccountFunctions.class,
  FriendshipFunctions.class,
  DeliveryFunctions.class,
  PresenceStoreFunctions.class
})
public class Preparation {}
