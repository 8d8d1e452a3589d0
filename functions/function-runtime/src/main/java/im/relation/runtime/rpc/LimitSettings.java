package im.relation.runtime.rpc;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many calls one caller may make of this process (`im.limits.*`); what single functions allow
/// is less and theirs to say.
///
/// @param perPerson calls of one person in a window, and at once: 30 a second go on for ever, which
///   is ten times what a busy client makes
/// @param perAddress calls from one address in a window, with a token or without: an office or a
///   school behind one address has many people
/// @param window 1 s to 10 min
@ConfigurationProperties(prefix = "im.limits", ignoreUnknownFields = false)
public record LimitSettings(
    @DefaultValue("300") int perPerson,
    @DefaultValue("2000") int perAddress,
    @DefaultValue("10s") Duration window) {

  public LimitSettings {
    if (perPerson < 1 || perAddress < 1) {
      throw new IllegalArgumentException("im.limits: at least one call");
    }
    if (window.toMillis() < 1_000 || window.toMinutes() > 10) {
      throw new IllegalArgumentException("im.limits.window is 1s to 10m");
    }
  }
}
