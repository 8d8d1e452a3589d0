package im.relation.lambda.friendship;

import im.relation.friendship.FriendshipFunctions;
import im.relation.lambda.Feature;
import im.relation.lambda.http.RequestsRuntime;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The request functions of the feature.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({RequestsRuntime.class, FriendshipFunctions.class})
public class FriendshipRequests {

  @Bean
  Feature feature() {
    return new Feature("friendship");
  }
}
