package im.relation.sdk;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// How a [Relation] works.
///
/// @param folder where each account has its file; made with owner-only rights; null keeps
///   everything in memory and forgets it at the end (load generators, throw-away bots)
/// @param clock for deadlines and waits
public record Settings(
    Endpoints endpoints, ThisDevice device, @Nullable Path folder, Timing timing, Clock clock) {

  public static Settings of(Endpoints endpoints, ThisDevice device, Path folder) {
    return new Settings(endpoints, device, folder, Timing.defaults(), Clock.systemUTC());
  }

  public static Settings inMemory(Endpoints endpoints, ThisDevice device) {
    return new Settings(endpoints, device, null, Timing.defaults(), Clock.systemUTC());
  }

  public Settings withTiming(Timing other) {
    return new Settings(endpoints, device, folder, other, clock);
  }

  public Settings withClock(Clock other) {
    return new Settings(endpoints, device, folder, timing, other);
  }
}
