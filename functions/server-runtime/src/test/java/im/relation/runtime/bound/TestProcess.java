package im.relation.runtime.bound;

import im.relation.runtime.store.StoreRuntime;
import java.time.Clock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// A main as deployments have one, with functions that tests look into.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({StoreRuntime.class, KafkaBoundRuntime.class})
class TestProcess {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Probe advanceCursor() {
    return new Probe();
  }

  @Bean
  Probe endSessions() {
    return new Probe();
  }

  @Bean
  Probe relayEphemeral() {
    return new Probe();
  }
}
