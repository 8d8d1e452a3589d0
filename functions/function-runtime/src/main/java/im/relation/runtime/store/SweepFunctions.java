package im.relation.runtime.store;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires sweepExpired over the tables of all features that the process has; needs [StoreRuntime].
@Configuration(proxyBeanMethods = false)
public class SweepFunctions {

  @Bean
  SweepExpired sweepExpired(List<Expiring> tables, Clock clock) {
    return new SweepExpired(tables, clock);
  }
}
