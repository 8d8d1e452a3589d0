package im.relation.presence;

import im.relation.runtime.Periodic;
import im.relation.runtime.kafka.RecordSender;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Looks for nodes that died without a word, in a process that runs all the time.
@Configuration(proxyBeanMethods = false)
@Import(PresenceFunctions.class)
public class DeadNodesFunctions {

  /// How often it is looked for dead nodes: with a lease of 15 s, watchers hear within 25 s.
  private static final Duration PERIOD = Duration.ofSeconds(5);

  @Bean
  DeadNodes deadNodes(Routes routes, RecordSender sender, Clock clock) {
    return new DeadNodes(routes, sender, clock);
  }

  @Bean
  Periodic deadNodesSweep(DeadNodes deadNodes) {
    return new Periodic("dead-nodes", PERIOD, deadNodes::sweep);
  }
}
