package im.relation.presence;

import im.relation.backplane.ServiceCredential;
import im.relation.runtime.Renewal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What calls nodes.
@Configuration(proxyBeanMethods = false)
@Import(PresenceFunctions.class)
public class FleetFunctions {

  @Bean
  Fleet fleet(ServiceCredential credential) {
    return new Fleet(credential);
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
