package im.relation.delivery;

import im.relation.backplane.trace.Tracing;
import im.relation.conversation.Memberships;
import im.relation.message.Accept;
import im.relation.message.AcceptMessage;
import im.relation.message.Entries;
import im.relation.message.OutcomeTopic;
import im.relation.presence.Pusher;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.kafka.RecordSender;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the Kafka-bound functions of the message route.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
public class DeliveryBoundFunctions {

  @Bean
  FanOut fanOut(
      Memberships memberships, Pusher pusher, Clock clock, MeterRegistry meters, Tracing tracing) {
    return new FanOut(memberships, pusher, clock, meters, tracing);
  }

  @Bean
  KafkaBound acceptMessage(
      DeliverySettings settings, Accept accept, RecordSender sender, FanOut fanOut) {
    var topic = new OutcomeTopic(sender);
    return switch (settings.fanOut()) {
      case COMPOSED -> new AcceptThenFanOut(accept, topic, fanOut);
      case TOPIC, ELSEWHERE -> new AcceptMessage(accept, topic);
    };
  }

  @Bean
  @ConditionalOnProperty(name = "im.delivery.fan-out", havingValue = "topic")
  KafkaBound fanOutMessage(FanOut fanOut) {
    return new FanOutMessage(fanOut);
  }

  @Bean
  KafkaBound advanceCursor(
      Memberships memberships, Entries entries, CursorSql cursors, Pusher pusher) {
    return new AdvanceCursor(memberships, entries, cursors, pusher);
  }
}
