package im.relation.socket;

import im.relation.aws.KafkaSignIn;
import java.time.Duration;

/// The servers behind the node.
///
/// @param redisUrl `redis://` or `rediss://`; may hold a password, so it is never printed
/// @param kafkaBootstrapServers host:port, separated by commas
/// @param lingerMillis how long a Kafka batch waits for more, 0 or 1 (ADR-0003)
/// @param kafkaSignIn how the node says to Kafka who it is
/// @param redisTimeout after which a command counts as failed
public record BackendSettings(
    String redisUrl,
    String kafkaBootstrapServers,
    int lingerMillis,
    KafkaSignIn kafkaSignIn,
    Duration redisTimeout) {

  public static final Duration REDIS_TIMEOUT = Duration.ofSeconds(3);

  public BackendSettings {
    if (!redisUrl.startsWith("redis://") && !redisUrl.startsWith("rediss://")) {
      throw new IllegalArgumentException("redis.url begins with redis:// or rediss://");
    }
    if (kafkaBootstrapServers.isBlank()) {
      throw new IllegalArgumentException("kafka.bootstrap-servers is empty");
    }
    if (lingerMillis < 0 || lingerMillis > 1) {
      throw new IllegalArgumentException("kafka.linger-millis is 0 or 1, not " + lingerMillis);
    }
    TimingSettings.requirePositive("redis.timeout", redisTimeout);
  }

  public static BackendSettings of(String redisUrl, String kafkaBootstrapServers) {
    return new BackendSettings(redisUrl, kafkaBootstrapServers, 0, KafkaSignIn.NONE, REDIS_TIMEOUT);
  }

  @Override
  public String toString() {
    return "BackendSettings[redis redacted, kafka=" + kafkaBootstrapServers + "]";
  }
}
