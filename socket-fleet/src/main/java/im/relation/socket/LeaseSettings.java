package im.relation.socket;

import java.time.Duration;

/// How the node tells that it lives, and how it stops.
///
/// @param life after which the lease ends by itself (design.md §2: 15 s)
/// @param renewal how often it is renewed; less than half its life
/// @param paceEvery time between two portions of a node-wide task (routes written again, SyncHints)
/// @param portion connections in one portion
/// @param drain over how long a stopping node tells its connections to go; zero tells all at once
public record LeaseSettings(
    Duration life, Duration renewal, Duration paceEvery, int portion, Duration drain) {

  public LeaseSettings {
    TimingSettings.requirePositive("lease.life", life);
    TimingSettings.requirePositive("lease.renewal", renewal);
    TimingSettings.requirePositive("lease.pace-every", paceEvery);
    if (renewal.multipliedBy(2).compareTo(life) >= 0) {
      throw new IllegalArgumentException("lease.renewal is less than half of lease.life");
    }
    if (portion < 1) {
      throw new IllegalArgumentException("lease.portion is at least 1, not " + portion);
    }
    if (drain.isNegative()) {
      throw new IllegalArgumentException("lease.drain is not negative");
    }
  }

  /// Portions of 500 every 50 ms: 20,000 connections are told within 2 s, a syncing client each 0.1
  /// ms.
  public static LeaseSettings defaults() {
    return new LeaseSettings(
        Duration.ofSeconds(15),
        Duration.ofSeconds(5),
        Duration.ofMillis(50),
        500,
        Duration.ofSeconds(5));
  }
}
