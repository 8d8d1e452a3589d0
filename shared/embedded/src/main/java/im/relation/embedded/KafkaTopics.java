package im.relation.embedded;

import im.relation.embedded.EmbeddedServerException.Reason;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/// Creates the topics that are missing.
final class KafkaTopics {
  private static final short REPLICAS = 1;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private KafkaTopics() {}

  static void create(String bootstrapServers, Collection<TopicSpec> wanted) {
    Map<String, Object> config =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) LIMIT.toMillis());
    try (var admin = Admin.create(config)) {
      var missing = missing(wanted, partitions(admin, wanted));
      admin.createTopics(missing.stream().map(KafkaTopics::newTopic).toList()).all().get();
    } catch (ExecutionException e) {
      throw new EmbeddedServerException(
          Reason.TOPIC_REFUSED, "The topics cannot be created: " + e.getCause() + ".", e);
    } catch (InterruptedException e) {
      throw EmbeddedServerException.interrupted("creating topics", e);
    }
  }

  /// The topics to create. The records of a key stay in their partition, so a topic never gets
  /// another number of partitions.
  static List<TopicSpec> missing(Collection<TopicSpec> wanted, Map<String, Integer> existing) {
    for (var topic : wanted) {
      int has = existing.getOrDefault(topic.name(), topic.partitions());
      if (has != topic.partitions()) {
        throw new EmbeddedServerException(
            Reason.TOPIC_REFUSED,
            ("The topic %s has %d partitions and %d are wanted; set it back, or delete the topic or"
                    + " the data folder.")
                .formatted(topic.name(), has, topic.partitions()));
      }
    }
    return wanted.stream().filter(topic -> !existing.containsKey(topic.name())).toList();
  }

  private static Map<String, Integer> partitions(Admin admin, Collection<TopicSpec> wanted)
      throws ExecutionException, InterruptedException {
    var names = admin.listTopics().names().get();
    var known = wanted.stream().map(TopicSpec::name).filter(names::contains).toList();
    return admin.describeTopics(known).allTopicNames().get().entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, topic -> topic.getValue().partitions().size()));
  }

  private static NewTopic newTopic(TopicSpec topic) {
    return new NewTopic(topic.name(), topic.partitions(), REPLICAS)
        .configs(
            Map.of(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(topic.retention().toMillis())));
  }
}
