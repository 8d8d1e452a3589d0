package im.relation.lambda.delivery;

import im.relation.delivery.DeliveryFunctions;
import im.relation.friendship.FriendshipStoreFunctions;
import im.relation.lambda.Feature;
import im.relation.lambda.http.RequestsRuntime;
import im.relation.message.MessageFunctions;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The request functions of the feature.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  RequestsRuntime.class,
  DeliveryFunctions.class,
  FriendshipStoreFunctions.class,
  MessageFunctions.class
})
public class DeliveryRequests {

  @Bean
  Feature feature() {
    return new Feature("delivery");
  }
}
