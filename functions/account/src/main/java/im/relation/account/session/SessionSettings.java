package im.relation.account.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How sessions live.
///
/// @param policy which older sessions a sign-in ends (SES-02)
/// @param accessLife how long an access token is good, 1 min to 1 h (design §8: 15 min)
/// @param idleLife a session that is not refreshed for so long is over, 1 to 400 days
/// @param lostAnswerGrace how long the token that was exchanged last is good once more, while its
///   successor is unused, at most 1 day
/// @param maxSessions live sessions of one person, 1 to 1,000; a further sign-in ends the oldest
@ConfigurationProperties(prefix = "im.account.session", ignoreUnknownFields = false)
public record SessionSettings(
    @DefaultValue("ONE_PER_DEVICE_TYPE") SessionPolicy policy,
    @DefaultValue("15m") Duration accessLife,
    @DefaultValue("60d") Duration idleLife,
    @DefaultValue("1h") Duration lostAnswerGrace,
    @DefaultValue("50") int maxSessions) {

  public SessionSettings {
    require("access-life", accessLife, Duration.ofMinutes(1), Duration.ofHours(1));
    require("idle-life", idleLife, Duration.ofDays(1), Duration.ofDays(400));
    require("lost-answer-grace", lostAnswerGrace, Duration.ZERO, Duration.ofDays(1));
    if (maxSessions < 1 || maxSessions > 1_000) {
      throw new IllegalArgumentException("im.account.session.max-sessions is 1 to 1,000");
    }
  }

  private static void require(String key, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "im.account.session." + key + " is " + least + " to " + most);
    }
  }
}
