package im.relation.lambda.fleet;

import im.relation.delivery.DeliveryBoundFunctions;
import im.relation.delivery.DeliveryFunctions;
import im.relation.delivery.FanOutFunctions;
import im.relation.friendship.FriendshipStoreFunctions;
import im.relation.lambda.keys.FleetCredential;
import im.relation.lambda.records.RecordsRuntime;
import im.relation.message.MessageFunctions;
import im.relation.presence.PresenceBoundFunctions;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// fanOutMessage and advanceCursor, relayEphemeral and endSessions.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  RecordsRuntime.class,
  FleetCredential.class,
  DeliveryFunctions.class,
  DeliveryBoundFunctions.class,
  FanOutFunctions.class,
  FriendshipStoreFunctions.class,
  MessageFunctions.class,
  PresenceBoundFunctions.class
})
public class FleetBound {}
