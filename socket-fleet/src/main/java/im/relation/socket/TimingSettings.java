package im.relation.socket;

import java.time.Duration;

/// Times that a connection lives by. All are positive.
///
/// @param hello from connect to Hello (design.md §4: 10 s)
/// @param heartbeat how often a client must ping; three missed end the connection
/// @param tokenGrace how long a connection outlives its token (design.md §4: 60 s)
/// @param receiptHold how long the newest receipt of a conversation waits for a newer one
/// @param typingGap shortest time between two typing frames for one conversation (PRE-03: 500 ms)
/// @param sweep how often deadlines are looked at: their precision
public record TimingSettings(
    Duration hello,
    Duration heartbeat,
    Duration tokenGrace,
    Duration receiptHold,
    Duration typingGap,
    Duration sweep) {

  public TimingSettings {
    requirePositive("timing.hello", hello);
    requirePositive("timing.heartbeat", heartbeat);
    requirePositive("timing.token-grace", tokenGrace);
    requirePositive("timing.receipt-hold", receiptHold);
    requirePositive("timing.typing-gap", typingGap);
    requirePositive("timing.sweep", sweep);
  }

  public static TimingSettings defaults() {
    return new TimingSettings(
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        Duration.ofMillis(50),
        Duration.ofMillis(500),
        Duration.ofSeconds(1));
  }

  static void requirePositive(String key, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(key + " is longer than nothing, not " + value);
    }
  }
}
