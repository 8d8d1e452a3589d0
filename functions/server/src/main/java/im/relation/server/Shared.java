package im.relation.server;

import com.nimbusds.jose.jwk.JWKSet;
import im.relation.backplane.LocalKeys;
import im.relation.backplane.ServiceCredential;
import im.relation.backplane.TokenSigner;
import im.relation.conversation.ConversationFunctions;
import im.relation.message.MessageFunctions;
import im.relation.runtime.store.StoreRuntime;
import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What every process of functions has: the store, keys, a clock, conversations and messages.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
@Import({StoreRuntime.class, ConversationFunctions.class, MessageFunctions.class})
class Shared {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  LocalKeys localKeys(KeySettings settings) throws IOException {
    return new LocalKeys(settings.folder());
  }

  @Bean
  TokenSigner tokenSigner(LocalKeys keys) throws IOException {
    return new TokenSigner(keys.tokenKey());
  }

  @Bean
  JWKSet tokenKeys(KeySettings settings, LocalKeys keys) throws IOException {
    return settings.verifying(keys);
  }

  @Bean
  ServiceCredential serviceCredential(LocalKeys keys) throws IOException {
    return keys.fleetCredential();
  }
}
