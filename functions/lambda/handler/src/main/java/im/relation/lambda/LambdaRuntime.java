package im.relation.lambda;

import im.relation.runtime.store.StoreRuntime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.springframework.cloud.function.json.JacksonMapper;
import org.springframework.cloud.function.json.JsonMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/// What every deployable has: the store, a clock, and a place for meters.
@Configuration(proxyBeanMethods = false)
@Import(StoreRuntime.class)
public class LambdaRuntime {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /// The adapter's own: what it makes where there is none brings Joda's formats into each start.
  @Bean
  JsonMapper functionJson() {
    return new JacksonMapper(tools.jackson.databind.json.JsonMapper.builder().build());
  }

  @Bean
  Priming primedStore(JdbcTemplate jdbc) {
    return new Priming("store", () -> jdbc.execute("SELECT 1"));
  }

  @Bean
  MeterRegistry meterRegistry() {
    return new SimpleMeterRegistry();
  }
}
