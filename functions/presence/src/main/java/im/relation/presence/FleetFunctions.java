package im.relation.presence;

import im.relation.backplane.ServiceCredential;
import im.relation.runtime.Renewal;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What calls nodes.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FleetSettings.class)
@Import(PresenceFunctions.class)
public class FleetFunctions {

  @Bean
  Fleet fleet(FleetSettings settings, ServiceCredential credential) {
    return new Fleet(settings, credential);
  }

  @Bean
  Connections connections(Routes routes, Fleet fleet, PresenceSql sql) {
    return new Connections(routes, fleet, sql);
  }

  @Bean
  Renewal renewedFleet(Fleet fleet) {
    return new Renewal(fleet::close, () -> {});
  }

  @Bean
  Pusher pusher(Routes routes, Fleet fleet) {
    return new Pusher(routes, fleet);
  }
}
