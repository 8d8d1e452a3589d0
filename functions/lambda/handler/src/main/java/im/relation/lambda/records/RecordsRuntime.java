package im.relation.lambda.records;

import im.relation.backplane.Catalog;
import im.relation.backplane.trace.Tracing;
import im.relation.conversation.ConversationFunctions;
import im.relation.lambda.LambdaRuntime;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.kafka.DeadLetters;
import im.relation.runtime.kafka.KafkaRuntime;
import im.relation.runtime.kafka.RecordSender;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What every deployable with Kafka-bound functions has; it brings them.
@Configuration(proxyBeanMethods = false)
@Import({LambdaRuntime.class, KafkaRuntime.class, ConversationFunctions.class})
public class RecordsRuntime {

  @Bean
  DeadLetters deadLetters(RecordSender sender, Catalog catalog, MeterRegistry meters) {
    return new DeadLetters(sender, catalog, meters);
  }

  @Bean(WorkOnRecords.NAME)
  WorkOnRecords workOnRecords(
      @Value("${im.lambda.function}") String name,
      Map<String, KafkaBound> functions,
      Catalog catalog,
      DeadLetters deadLetters,
      Tracing tracing) {
    var target = functions.get(catalog.kafkaBound(name).name());
    if (target == null) {
      throw new IllegalStateException(
          "im.lambda.function is " + name + "; this deployable has " + functions.keySet());
    }
    return new WorkOnRecords(name, target, deadLetters, tracing);
  }
}
