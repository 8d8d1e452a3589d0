package im.relation.endtoend.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.endtoend.kit.BenchProgram;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A network that comes back: everybody connects at the same moment.
@Timeout(600)
final class StampedeChaos {

  private static final double P99_MILLIS = 1_000;

  @Test
  void fiveThousandClientsComeBackAtOnceWhileMessagesFlow() throws Exception {
    var report = BenchProgram.run("reconnect --connections 5000 --rate 500 --seconds 30");
    assertThat(report.get("lost").getAsLong()).isZero();
    assertThat(report.get("connections").getAsInt()).isEqualTo(5_000);
    assertThat(report.get("p99_ms").getAsDouble()).isLessThan(P99_MILLIS);
    Survived.row(
        String.format(
            Locale.ROOT,
            "| 5,000 clients reconnect at once while 500 messages a second flow | %d | 0 | 0 | p99 %.0f ms | %.1f s |",
            report.get("sent").getAsLong(),
            report.get("p99_ms").getAsDouble(),
            report.get("back_after_s").getAsDouble()));
  }
}
