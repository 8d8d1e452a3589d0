package im.relation.delivery;

import im.relation.backplane.trace.Tracing;
import im.relation.conversation.Memberships;
import im.relation.message.Entries;
import im.relation.presence.Pusher;
import im.relation.runtime.KafkaBound;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires what calls nodes: advanceCursor, and the fan-out of a message wherever it happens.
@Configuration(proxyBeanMethods = false)
public class DeliveryBoundFunctions {

  @Bean
  FanOut fanOut(
      Memberships memberships, Pusher pusher, Clock clock, MeterRegistry meters, Tracing tracing) {
    return new FanOut(memberships, pusher, clock, meters, tracing);
  }

  @Bean
  KafkaBound advanceCursor(
      Memberships memberships, Entries entries, CursorSql cursors, Pusher pusher) {
    return new AdvanceCursor(memberships, entries, cursors, pusher);
  }
}
