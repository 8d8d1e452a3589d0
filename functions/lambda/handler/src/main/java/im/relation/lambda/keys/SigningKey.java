package im.relation.lambda.keys;

import im.relation.backplane.TokenSigner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What gives access tokens out: for the feature that does alone.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
public class SigningKey {

  @Bean
  TokenSigner tokenSigner(KeySettings keys) {
    return new TokenSigner(keys.signing());
  }
}
