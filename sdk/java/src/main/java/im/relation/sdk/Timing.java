package im.relation.sdk;

import java.time.Duration;

/// How long the client waits for what.
///
/// @param call for the answer of a function
/// @param firstBackOff the widest wait before the first reconnect; doubles with each
/// @param maxBackOff the widest wait before any reconnect
/// @param stable a connection that lasted this long starts the back-off anew
/// @param answer after a submission without an answer the client syncs and submits again
/// @param receipts between two receipts of one conversation
public record Timing(
    Duration call,
    Duration firstBackOff,
    Duration maxBackOff,
    Duration stable,
    Duration answer,
    Duration receipts) {

  /// Answer 10 s, receipts 200 ms and at most 30 s between reconnects are the design's numbers; the
  /// others are those of common messengers.
  public static Timing defaults() {
    return new Timing(
        Duration.ofSeconds(15),
        Duration.ofMillis(500),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        Duration.ofMillis(200));
  }
}
