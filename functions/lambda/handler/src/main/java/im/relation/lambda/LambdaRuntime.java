package im.relation.lambda;

import im.relation.runtime.store.StoreRuntime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What every deployable has: the store, a clock, and a place for meters.
@Configuration(proxyBeanMethods = false)
@Import(StoreRuntime.class)
public class LambdaRuntime {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  MeterRegistry meterRegistry() {
    return new SimpleMeterRegistry();
  }
}
