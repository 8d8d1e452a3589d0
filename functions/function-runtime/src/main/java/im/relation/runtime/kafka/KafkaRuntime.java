package im.relation.runtime.kafka;

import im.relation.backplane.Catalog;
import im.relation.backplane.Producers;
import im.relation.runtime.Renewal;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a process that writes to Kafka imports: the catalog, one producer, its sender, the topics.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaSettings.class)
public class KafkaRuntime {

  @Bean
  @ConditionalOnMissingBean
  Catalog catalog() {
    return Catalog.load();
  }

  @Bean
  RecordProducer recordProducer(KafkaSettings settings) {
    return new RecordProducer(() -> create(settings));
  }

  @Bean
  Renewal renewedProducer(RecordProducer producer) {
    return new Renewal(producer::close, producer::open);
  }

  @Bean
  RecordSender recordSender(RecordProducer producer) {
    return new RecordSender(producer);
  }

  @Bean
  @ConditionalOnBooleanProperty(name = "im.kafka.make-topics", matchIfMissing = true)
  TopicsLifecycle topicsLifecycle(Catalog catalog, KafkaSettings settings) {
    return new TopicsLifecycle(new TopicsPreparation(catalog, settings));
  }

  private static KafkaProducer<byte[], byte[]> create(KafkaSettings settings) {
    return Producers.create(
        settings.bootstrapServers(),
        settings.processName().isEmpty() ? "functions" : settings.processName(),
        settings.lingerMillis(),
        settings.signIn().properties());
  }
}
