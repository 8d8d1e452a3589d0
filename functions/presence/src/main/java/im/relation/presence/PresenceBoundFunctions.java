package im.relation.presence;

import im.relation.backplane.ServiceCredential;
import im.relation.conversation.Memberships;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.Periodic;
import im.relation.runtime.kafka.RecordSender;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import redis.clients.jedis.UnifiedJedis;

/// Wires what calls nodes: the Kafka-bound functions, and the [Pusher] that other features' use.
@Configuration(proxyBeanMethods = false)
@Import(PresenceFunctions.class)
public class PresenceBoundFunctions {

  /// How often it is looked for dead nodes: with a lease of 15 s, watchers hear within 25 s.
  private static final Duration DEAD_NODES_PERIOD = Duration.ofSeconds(5);

  @Bean
  DeadNodes deadNodes(Routes routes, RecordSender sender, Clock clock) {
    return new DeadNodes(routes, sender, clock);
  }

  @Bean
  Periodic deadNodesSweep(DeadNodes deadNodes) {
    return new Periodic("dead-nodes", DEAD_NODES_PERIOD, deadNodes::sweep);
  }

  @Bean
  Fleet fleet(ServiceCredential credential) {
    return new Fleet(credential);
  }

  @Bean
  Pusher pusher(Routes routes, Fleet fleet) {
    return new Pusher(routes, fleet);
  }

  @Bean
  PresenceRelay presenceRelay(
      Memberships memberships, PresenceSql sql, UnifiedJedis redis, Routes routes, Clock clock) {
    return new PresenceRelay(memberships, sql, new WatcherStore(redis), routes, clock);
  }

  @Bean
  KafkaBound relayEphemeral(
      Memberships memberships,
      PresenceRelay presence,
      Routes routes,
      Fleet fleet,
      Pusher pusher,
      Clock clock) {
    return new RelayEphemeral(new TypingRelay(memberships, clock), presence, routes, fleet, pusher);
  }

  @Bean
  KafkaBound endSessions(UnifiedJedis redis, Clock clock, Routes routes, Fleet fleet) {
    return new EndSessions(new Revocations(redis, clock), routes, fleet);
  }
}
