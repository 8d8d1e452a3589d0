package im.relation.delivery;

import im.relation.runtime.KafkaBound;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires fanOutMessage, where accept and fan-out run apart.
@Configuration(proxyBeanMethods = false)
public class FanOutFunctions {

  @Bean
  KafkaBound fanOutMessage(FanOut fanOut) {
    return new FanOutMessage(fanOut);
  }
}
