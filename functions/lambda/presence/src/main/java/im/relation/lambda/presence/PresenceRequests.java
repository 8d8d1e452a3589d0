package im.relation.lambda.presence;

import im.relation.lambda.Feature;
import im.relation.lambda.http.RequestsRuntime;
import im.relation.presence.PresenceFunctions;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The request functions of the feature.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({RequestsRuntime.class, PresenceFunctions.class})
public class PresenceRequests {

  @Bean
  Feature feature() {
    return new Feature("presence");
  }
}
