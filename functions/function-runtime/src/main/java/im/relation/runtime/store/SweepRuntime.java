package im.relation.runtime.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a long-running process imports to sweep what has outlived its time; needs [StoreRuntime].
@Configuration(proxyBeanMethods = false)
public class SweepRuntime {

  @Bean
  IdempotencySweep idempotencySweep(Idempotency idempotency) {
    return new IdempotencySweep(idempotency);
  }
}
