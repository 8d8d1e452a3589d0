package im.relation.presence;

import im.relation.conversation.Memberships;
import im.relation.runtime.KafkaBound;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import redis.clients.jedis.UnifiedJedis;

/// Wires what calls nodes: the Kafka-bound functions, and the [Pusher] that other features' use.
@Configuration(proxyBeanMethods = false)
@Import(FleetFunctions.class)
public class PresenceBoundFunctions {

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
