package im.relation.runtime.bound;

import im.relation.backplane.Catalog.FunctionEntry;
import im.relation.runtime.kafka.KafkaSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What Spring Cloud Stream is told about the functions that are bound: the catalog in its words.
final class BindingProperties {

  /// A consumer bean's name is its function's and this.
  static final String CONSUMER_SUFFIX = "FromTopic";

  /// Who asks for health waits no longer for a broker that is away; the binder's own is a minute.
  private static final String HEALTH_SECONDS = "2";

  private BindingProperties() {}

  static Map<String, Object> of(
      List<FunctionEntry> functions, KafkaSettings kafka, BoundSettings bound) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(
        "spring.cloud.function.definition",
        functions.stream()
            .map(function -> function.name() + CONSUMER_SUFFIX)
            .collect(Collectors.joining(";")));
    properties.put("spring.cloud.stream.kafka.binder.brokers", kafka.bootstrapServers());
    kafka
        .signIn()
        .properties()
        .forEach(
            (key, value) ->
                properties.put("spring.cloud.stream.kafka.binder.configuration." + key, value));
    properties.put("spring.cloud.stream.kafka.binder.auto-create-topics", "false");
    properties.put("spring.cloud.stream.kafka.binder.auto-add-partitions", "false");
    properties.put("spring.cloud.stream.kafka.binder.health-timeout", HEALTH_SECONDS);
    functions.forEach(function -> putBinding(properties, function, kafka, bound));
    return properties;
  }

  private static void putBinding(
      Map<String, Object> properties,
      FunctionEntry function,
      KafkaSettings kafka,
      BoundSettings bound) {
    String name = function.name() + CONSUMER_SUFFIX + "-in-0";
    String binding = "spring.cloud.stream.bindings." + name + ".";
    properties.put(binding + "destination", function.topic().orElseThrow());
    properties.put(binding + "group", function.name());
    properties.put(binding + "consumer.batch-mode", "true");
    properties.put(binding + "consumer.use-native-decoding", "true");
    properties.put(binding + "consumer.concurrency", Integer.toString(bound.concurrency()));
    String consumer = "spring.cloud.stream.kafka.bindings." + name + ".consumer.";
    properties.put(consumer + "start-offset", "earliest");
    properties.put(consumer + "enable-dlq", "false");
    consumerConfiguration(function, kafka, bound)
        .forEach((key, value) -> properties.put(consumer + "configuration." + key, value));
  }

  private static Map<String, String> consumerConfiguration(
      FunctionEntry function, KafkaSettings kafka, BoundSettings bound) {
    Map<String, String> configuration = new LinkedHashMap<>();
    String bytes = ByteArrayDeserializer.class.getName();
    configuration.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, bytes);
    configuration.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, bytes);
    configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    configuration.put(
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(bound.maxPollRecords()));
    configuration.put(
        ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Long.toString(bound.maxFetch().toBytes()));
    configuration.put(
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Long.toString(bound.maxFetch().toBytes()));
    configuration.put(
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Long.toString(bound.sessionTimeout().toMillis()));
    configuration.put(
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Long.toString(bound.heartbeat().toMillis()));
    configuration.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    if (!kafka.processName().isEmpty()) {
      configuration.put(
          ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, kafka.processName() + "-" + function.name());
    }
    return configuration;
  }
}
