package im.relation.aws;

import java.util.Map;

/// How a Kafka client says who it is.
public enum KafkaSignIn {
  /// Not at all, and without TLS: a broker on this machine or network of ours.
  NONE,

  /// By a token of IAM, over TLS, as MSK takes it.
  IAM;

  /// Both handlers are ours: the client's own would show the token of the login, which a thread
  /// renews in time only where the process is never frozen, as a function on Lambda is.
  private static final Map<String, String> BY_TOKEN =
      Map.of(
          "security.protocol", "SASL_SSL",
          "sasl.mechanism", "OAUTHBEARER",
          "sasl.jaas.config",
              "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;",
          "sasl.login.callback.handler.class", "im.relation.aws.KafkaIamLogin",
          "sasl.client.callback.handler.class", "im.relation.aws.KafkaIamLogin");

  /// What every client is told: producers, consumers, admin clients.
  public Map<String, String> properties() {
    return switch (this) {
      case NONE -> Map.of();
      case IAM -> BY_TOKEN;
    };
  }
}
