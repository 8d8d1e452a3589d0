package im.relation.runtime.kafka;

import im.relation.aws.KafkaSignIn;
import im.relation.backplane.Catalog;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where Kafka is and how this process appears there (`im.kafka.*`).
///
/// @param bootstrapServers `host:port`, several with commas
/// @param partitions which of the catalog's partition counts this deployment has
/// @param processName names this process for ever, such as `functions-0`; with it a restart takes
///   its partitions back without a rebalance. Empty: a stranger at every start.
/// @param lingerMillis how long the sender's batches wait for more, 0 or 1 (ADR-0003); the end of
///   each poll sends them at once
/// @param startTimeout how long a start waits for Kafka to answer
/// @param makeTopics whether a start makes missing topics; not where they were made before it
/// @param signIn how each client says who it is: `none`, or `iam` for MSK
@ConfigurationProperties(prefix = "im.kafka", ignoreUnknownFields = false)
public record KafkaSettings(
    @DefaultValue("127.0.0.1:9092") String bootstrapServers,
    @DefaultValue("local") Deployment partitions,
    @DefaultValue("") String processName,
    @DefaultValue("1") int lingerMillis,
    @DefaultValue("60s") Duration startTimeout,
    @DefaultValue("true") boolean makeTopics,
    @DefaultValue("none") KafkaSignIn signIn) {

  /// A size of deployment that the catalog knows.
  public enum Deployment {
    LOCAL,
    PRODUCTION;

    /// How many partitions a topic has here.
    public int of(Catalog.TopicEntry topic) {
      return switch (this) {
        case LOCAL -> topic.partitions().local();
        case PRODUCTION -> topic.partitions().production();
      };
    }
  }

  public KafkaSettings {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("im.kafka.bootstrap-servers is empty");
    }
    if (lingerMillis < 0 || lingerMillis > 1) {
      throw new IllegalArgumentException("im.kafka.linger-millis is 0 or 1");
    }
  }

  /// Of a local broker.
  public static KafkaSettings local(String bootstrapServers) {
    return new KafkaSettings(
        bootstrapServers, Deployment.LOCAL, "", 1, Duration.ofSeconds(60), true, KafkaSignIn.NONE);
  }

  /// What a client must be told to reach Kafka, beside what it is for.
  public Map<String, Object> clientProperties() {
    Map<String, Object> properties = new HashMap<>(signIn.properties());
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return properties;
  }
}
