package im.relation.server;

import im.relation.account.AccountFunctions;
import im.relation.delivery.DeliveryFunctions;
import im.relation.friendship.FriendshipFunctions;
import im.relation.presence.PresenceFunctions;
import im.relation.runtime.request.RequestRuntime;
import im.relation.runtime.store.SweepRuntime;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Every request function, over HTTP and gRPC; sweeps what has outlived its time beside them.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  Shared.class,
  RequestRuntime.class,
  SweepRuntime.class,
  AccountFunctions.class,
  FriendshipFunctions.class,
  DeliveryFunctions.class,
  PresenceFunctions.class
})
public class RequestProcess {}
