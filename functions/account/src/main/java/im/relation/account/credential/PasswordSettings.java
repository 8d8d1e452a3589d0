package im.relation.account.credential;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much hashing a process takes on. One hash costs about 100 ms of a core and 19 MiB.
///
/// @param hashesPerCore hashes at once per core, 1 to 16 (design §8)
/// @param maxWaiting calls that wait for a turn, 0 to 10,000; beyond they are refused at once
/// @param maxWait how long one waits, at most 60 s
@ConfigurationProperties(prefix = "im.account.password", ignoreUnknownFields = false)
public record PasswordSettings(
    @DefaultValue("2") int hashesPerCore,
    @DefaultValue("64") int maxWaiting,
    @DefaultValue("5s") Duration maxWait) {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  public PasswordSettings {
    if (hashesPerCore < 1 || hashesPerCore > 16) {
      throw new IllegalArgumentException("im.account.password.hashes-per-core is 1 to 16");
    }
    if (maxWaiting < 0 || maxWaiting > 10_000) {
      throw new IllegalArgumentException("im.account.password.max-waiting is 0 to 10,000");
    }
    if (maxWait.isNegative() || maxWait.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException("im.account.password.max-wait is at most 60 s");
    }
  }
}
