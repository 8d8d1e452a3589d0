package im.relation.lambda.keys;

import com.nimbusds.jose.jwk.JWKSet;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What verifies access tokens.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
public class VerifyingKeys {

  @Bean
  JWKSet tokenKeys(KeySettings keys) {
    return keys.verifying();
  }
}
