package im.relation.friendship;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of friendship (FRD-01, FRD-09).
///
/// @param maxFriends of one person, 1 to 100,000; two requests at the same instant may exceed it by
///   one
/// @param maxBlocked people whom one person blocks, 1 to 100,000
/// @param requestsPerDay new requests that one person sends in 24 hours, 1 to 10,000
/// @param requestLife how long a request waits for an answer, 1 to 365 days
/// @param remindAfter a repeated request tells the other side again after so long, at least 1 min
@ConfigurationProperties(prefix = "im.friendship", ignoreUnknownFields = false)
public record FriendshipSettings(
    @DefaultValue("5000") int maxFriends,
    @DefaultValue("5000") int maxBlocked,
    @DefaultValue("50") int requestsPerDay,
    @DefaultValue("14d") Duration requestLife,
    @DefaultValue("1h") Duration remindAfter) {

  public FriendshipSettings {
    require("max-friends", maxFriends, 100_000);
    require("max-blocked", maxBlocked, 100_000);
    require("requests-per-day", requestsPerDay, 10_000);
    if (requestLife.compareTo(Duration.ofDays(1)) < 0
        || requestLife.compareTo(Duration.ofDays(365)) > 0) {
      throw new IllegalArgumentException("im.friendship.request-life is 1 to 365 days");
    }
    if (remindAfter.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("im.friendship.remind-after is at least 1 min");
    }
  }

  private static void require(String key, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException("im.friendship." + key + " is 1 to " + most);
    }
  }
}
