package im.relation.delivery;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How entries reach devices (`im.delivery.*`).
///
/// @param fanOut where fan-out happens
@ConfigurationProperties(prefix = "im.delivery", ignoreUnknownFields = false)
public record DeliverySettings(@DefaultValue("composed") FanOutPlace fanOut) {

  /// Where fan-out happens.
  public enum FanOutPlace {
    /// In this process, right after accept: saves a hop.
    COMPOSED,
    /// In this process, by the topic `message-outcome`.
    TOPIC,
    /// In another process, by the topic `message-outcome`.
    ELSEWHERE
  }
}
