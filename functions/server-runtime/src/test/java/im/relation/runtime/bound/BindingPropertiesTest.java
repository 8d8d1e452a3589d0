package im.relation.runtime.bound;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.backplane.Catalog;
import im.relation.runtime.kafka.KafkaSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BindingPropertiesTest {

  private static final String KAFKA =
      "spring.cloud.stream.kafka.bindings.acceptMessageFromTopic-in-0.consumer.";
  private static final String STREAM = "spring.cloud.stream.bindings.acceptMessageFromTopic-in-0.";

  @Test
  void saysTheCatalogInTheBindersWords() {
    // When
    var properties = properties(Map.of());

    // Then
    assertThat(properties)
        .containsEntry(
            "spring.cloud.function.definition", "acceptMessageFromTopic;endSessionsFromTopic")
        .containsEntry("spring.cloud.stream.kafka.binder.auto-create-topics", "false")
        .containsEntry(STREAM + "destination", "message-submitted")
        .containsEntry(STREAM + "group", "acceptMessage")
        .containsEntry(STREAM + "consumer.batch-mode", "true")
        .containsEntry(STREAM + "consumer.use-native-decoding", "true")
        .containsEntry(STREAM + "consumer.concurrency", "1")
        .containsEntry(KAFKA + "enable-dlq", "false")
        .containsEntry(KAFKA + "configuration.max.poll.records", "500")
        .containsEntry(KAFKA + "configuration.fetch.max.bytes", "1048576")
        .containsEntry(KAFKA + "configuration.session.timeout.ms", "6000")
        .containsEntry(KAFKA + "configuration.heartbeat.interval.ms", "2000")
        .containsEntry(KAFKA + "configuration.auto.offset.reset", "earliest");
  }

  @Test
  void namesAMemberOfTheGroupOnlyForANamedProcess() {
    assertThat(properties(Map.of("im.kafka.process-name", "functions-0")))
        .containsEntry(KAFKA + "configuration.group.instance.id", "functions-0-acceptMessage");
    assertThat(properties(Map.of()).keySet()).noneMatch(key -> key.contains("instance"));
  }

  private static Map<String, Object> properties(Map<String, String> settings) {
    var catalog = Catalog.load();
    var binder = new Binder(new MapConfigurationPropertySource(settings));
    return BindingProperties.of(
        List.of(catalog.kafkaBound("acceptMessage"), catalog.kafkaBound("endSessions")),
        binder.bindOrCreate("im.kafka", KafkaSettings.class),
        binder.bindOrCreate("im.bound", BoundSettings.class));
  }
}
