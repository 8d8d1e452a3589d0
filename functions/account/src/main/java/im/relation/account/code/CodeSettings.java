package im.relation.account.code;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of codes (USR-01).
///
/// @param life how long a code is good, 1 min to 1 h
/// @param tries looks at one code, 1 to 10
/// @param resendAfter pause between two codes for an address, 1 s to the life
/// @param perDay codes for one address and purpose a day, 1 to 1,000: 5 tries each leave a guesser
///   1 in 10,000 a day
/// @param perMinuteAndIp codes asked for from one address of the network, 1 to 10,000, counted in
///   this process
/// @param linger how long an answer may wait for its mail, 0 to 10 s: for processes that are frozen
///   once they have answered, as functions on Lambda are
@ConfigurationProperties(prefix = "im.account.code", ignoreUnknownFields = false)
public record CodeSettings(
    @DefaultValue("5m") Duration life,
    @DefaultValue("5") int tries,
    @DefaultValue("60s") Duration resendAfter,
    @DefaultValue("20") int perDay,
    @DefaultValue("30") int perMinuteAndIp,
    @DefaultValue("0s") Duration linger) {

  public CodeSettings {
    require("life", life, Duration.ofMinutes(1), Duration.ofHours(1));
    require("resend-after", resendAfter, Duration.ofSeconds(1), life);
    require("linger", linger, Duration.ZERO, Duration.ofSeconds(10));
    require("tries", tries, 10);
    require("per-day", perDay, 1_000);
    require("per-minute-and-ip", perMinuteAndIp, 10_000);
  }

  private static void require(String key, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException("im.account.code." + key + " is " + least + " to " + most);
    }
  }

  private static void require(String key, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException("im.account.code." + key + " is 1 to " + most);
    }
  }
}
