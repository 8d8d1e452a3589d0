package im.relation.lambda.message;

import im.relation.lambda.records.RecordsRuntime;
import im.relation.message.Accept;
import im.relation.message.AcceptMessage;
import im.relation.message.MessageFunctions;
import im.relation.message.OutcomeTopic;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.kafka.RecordSender;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// acceptMessage, with fan-out behind its topic: a function does not call nodes.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({RecordsRuntime.class, MessageFunctions.class})
public class MessageBound {

  @Bean
  KafkaBound acceptMessage(Accept accept, RecordSender sender) {
    return new AcceptMessage(accept, new OutcomeTopic(sender));
  }
}
