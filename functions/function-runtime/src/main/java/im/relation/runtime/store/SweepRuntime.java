package im.relation.runtime.store;

import im.relation.runtime.Periodic;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What a long-running process imports to sweep what has outlived its time, without anybody's
/// schedule.
@Configuration(proxyBeanMethods = false)
@Import(SweepFunctions.class)
public class SweepRuntime {

  /// Little next to the shortest life, 24 hours, and rare enough to cost nothing. The schedule in
  /// `config/catalog.json` says the same.
  private static final Duration PERIOD = Duration.ofMinutes(10);

  @Bean
  Periodic expiredSweep(SweepExpired sweepExpired) {
    return new Periodic("expired-sweep", PERIOD, sweepExpired::sweep);
  }
}
