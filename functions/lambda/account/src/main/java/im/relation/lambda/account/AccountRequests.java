package im.relation.lambda.account;

import im.relation.account.AccountFunctions;
import im.relation.lambda.Feature;
import im.relation.lambda.http.RequestsRuntime;
import im.relation.lambda.keys.SigningKey;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The request functions of the feature.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({RequestsRuntime.class, AccountFunctions.class, SigningKey.class})
public class AccountRequests {

  @Bean
  Feature feature() {
    return new Feature("account");
  }
}
