package im.relation.runtime.bound;

import im.relation.backplane.Catalog;
import im.relation.runtime.kafka.DeadLetters;
import im.relation.runtime.kafka.RecordSender;
import im.relation.runtime.outbox.OutboxRelayRuntime;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;

/// What a process with Kafka-bound functions imports, beside
/// [im.relation.runtime.store.StoreRuntime]: the bindings, the sender, the topics, the relay.
@Configuration(proxyBeanMethods = false)
@Import(OutboxRelayRuntime.class)
@EnableConfigurationProperties(BoundSettings.class)
public class KafkaBoundRuntime {

  @Bean
  static TopicBindings topicBindings(ConfigurableEnvironment environment) {
    return new TopicBindings(environment, Catalog.load());
  }

  @Bean
  BoundContainers boundContainers() {
    return new BoundContainers();
  }

  @Bean
  EndlessRetry endlessRetry(BoundSettings settings, BoundContainers containers) {
    return new EndlessRetry(settings, containers);
  }

  /// Health contributor `partitions`: a main puts it into its readiness group.
  @Bean
  PartitionsHealth partitionsHealthIndicator(
      BoundContainers containers, ListableBeanFactory beans) {
    return new PartitionsHealth(containers, beans);
  }

  @Bean
  DeadLetters deadLetters(RecordSender sender, Catalog catalog, MeterRegistry meters) {
    return new DeadLetters(sender, catalog, meters);
  }
}
