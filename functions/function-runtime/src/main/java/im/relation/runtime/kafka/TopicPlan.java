package im.relation.runtime.kafka;

import im.relation.backplane.Catalog;
import im.relation.runtime.StartRefused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/// Which topics are to be made: those of the catalog and their dead-letter topics, but for those
/// that are there.
final class TopicPlan {

  /// Dead letters are few and looked at by people: one order is worth more than width.
  private static final int DEAD_LETTER_PARTITIONS = 1;

  private TopicPlan() {}

  /// @param present partition counts by name
  /// @throws StartRefused when a topic that is there has another partition count
  static List<NewTopic> missing(
      Catalog catalog, KafkaSettings.Deployment deployment, Map<String, Integer> present) {
    List<NewTopic> missing = new ArrayList<>();
    for (Catalog.TopicEntry topic : catalog.topics()) {
      int partitions = deployment.of(topic);
      Integer found = present.get(topic.name());
      if (found == null) {
        missing.add(topic(topic.name(), partitions, topic.retention()));
      } else if (found != partitions) {
        throw otherCount(topic.name(), found, partitions);
      }
      if (!present.containsKey(topic.deadLetterName())) {
        missing.add(
            topic(topic.deadLetterName(), DEAD_LETTER_PARTITIONS, catalog.deadLetterRetention()));
      }
    }
    return missing;
  }

  static List<String> names(Catalog catalog) {
    return catalog.topics().stream()
        .flatMap(topic -> List.of(topic.name(), topic.deadLetterName()).stream())
        .toList();
  }

  private static NewTopic topic(String name, int partitions, Duration retention) {
    // Replicas: the broker's default, which is the operator's.
    return new NewTopic(name, Optional.of(partitions), Optional.empty())
        .configs(
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(retention.toMillis())));
  }

  private static StartRefused otherCount(String topic, int found, int wanted) {
    return new StartRefused(
        "Topic %s has %d partitions, this deployment is set to %d.".formatted(topic, found, wanted),
        "A topic's partition count never changes, or the order of a conversation is lost: set im.kafka.partitions to what this Kafka was made with, or make a new topic and drain the old one.");
  }
}
