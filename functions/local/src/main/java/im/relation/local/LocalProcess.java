package im.relation.local;

import com.nimbusds.jose.jwk.JWKSet;
import im.relation.backplane.ServiceCredential;
import im.relation.backplane.TokenVerifier;
import im.relation.backplane.trace.Tracing;
import im.relation.runtime.kafka.KafkaSettings;
import im.relation.server.KafkaBoundProcess;
import im.relation.server.RequestProcess;
import im.relation.socket.BackendSettings;
import im.relation.socket.FleetSettings;
import im.relation.socket.ListenSettings;
import im.relation.socket.SocketSettings;
import im.relation.socket.TrustedProxies;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Every function and one node. [LocalRun] gives it the certificates.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(LocalSettings.class)
@Import({RequestProcess.class, KafkaBoundProcess.class})
class LocalProcess {

  @Bean
  SocketSettings socketSettings(
      LocalSettings settings,
      LocalCa ca,
      KafkaSettings kafka,
      @Value("${spring.data.redis.url}") String redisUrl,
      ServiceCredential credential) {
    return SocketSettings.of(
        new ListenSettings(
            settings.host(),
            settings.socketPort(),
            ca.server(),
            ServerNames.isLoopback(settings.host()),
            Runtime.getRuntime().availableProcessors(),
            TrustedProxies.NONE),
        FleetSettings.loopback(settings.fleetPort(), credential),
        BackendSettings.of(redisUrl, kafka.bootstrapServers()));
  }

  @Bean
  NodeLifecycle node(
      SocketSettings settings,
      JWKSet tokenKeys,
      Clock clock,
      MeterRegistry meters,
      Tracing tracing) {
    return new NodeLifecycle(settings, new TokenVerifier(tokenKeys, clock), clock, meters, tracing);
  }
}
