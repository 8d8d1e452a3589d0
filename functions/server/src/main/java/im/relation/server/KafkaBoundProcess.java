package im.relation.server;

import im.relation.delivery.DeliveryFunctions;
import im.relation.delivery.RouteFunctions;
import im.relation.friendship.FriendshipBoundFunctions;
import im.relation.operator.OperatorFunctions;
import im.relation.presence.DeadNodesFunctions;
import im.relation.presence.PresenceBoundFunctions;
import im.relation.runtime.bound.KafkaBoundRuntime;
import im.relation.runtime.http.HttpEdge;
import im.relation.runtime.rpc.RpcRuntime;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Every Kafka-bound function, and the relay of the outbox. Its web server answers health, metrics
/// and operators (ADR-0017).
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  Shared.class,
  KafkaBoundRuntime.class,
  RpcRuntime.class,
  HttpEdge.class,
  DeliveryFunctions.class,
  RouteFunctions.class,
  DeadNodesFunctions.class,
  PresenceBoundFunctions.class,
  FriendshipBoundFunctions.class,
  OperatorFunctions.class
})
public class KafkaBoundProcess {}
