package im.relation.server;

import im.relation.account.AccountFunctions;
import im.relation.delivery.DeliveryFunctions;
import im.relation.friendship.FriendshipFunctions;
import im.relation.presence.PresenceFunctions;
import im.relation.runtime.request.RequestRuntime;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Every request function, over HTTP and gRPC.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  Shared.class,
  RequestRuntime.class,
  AccountFunctions.class,
  FriendshipFunctions.class,
  DeliveryFunctions.class,
  PresenceFunctions.class
})
public class RequestProcess {}
