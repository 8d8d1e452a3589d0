package im.relation.delivery;

import im.relation.message.Accept;
import im.relation.message.AcceptMessage;
import im.relation.message.OutcomeTopic;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.kafka.RecordSender;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Wires the message route in a long-running process: acceptMessage, and fan-out where
/// [DeliverySettings] says that it happens.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
@Import(DeliveryBoundFunctions.class)
public class RouteFunctions {

  @Bean
  KafkaBound acceptMessage(
      DeliverySettings settings, Accept accept, RecordSender sender, FanOut fanOut) {
    var topic = new OutcomeTopic(sender);
    return switch (settings.fanOut()) {
      case COMPOSED -> new AcceptThenFanOut(accept, topic, fanOut);
      case TOPIC, ELSEWHERE -> new AcceptMessage(accept, topic);
    };
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "im.delivery.fan-out", havingValue = "topic")
  @Import(FanOutFunctions.class)
  static class ByTopicFunctions {}
}
