package im.relation.runtime.store;

import im.relation.runtime.Periodic;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a long-running process imports to sweep what has outlived its time; needs [StoreRuntime].
@Configuration(proxyBeanMethods = false)
public class SweepRuntime {

  /// Little next to a life of 24 hours, and rare enough to cost nothing.
  private static final Duration PERIOD = Duration.ofMinutes(10);

  @Bean
  Periodic idempotencySweep(Idempotency idempotency) {
    return new Periodic("idempotency-sweep", PERIOD, idempotency::sweep);
  }
}
