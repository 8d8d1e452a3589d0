package im.relation.lambda.keys;

import im.relation.backplane.ServiceCredential;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What nodes ask of their callers: for functions that call them alone.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
public class FleetCredential {

  @Bean
  ServiceCredential serviceCredential(KeySettings keys) {
    return keys.calling();
  }
}
