package im.relation.account.limit;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.account.limit.Attempts.Tried;
import im.relation.domain.Problem;
import im.relation.runtime.Outcome;
import im.relation.runtime.RateLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttemptsTest {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  @Test
  void delaysAfterFiveAndTwiceAsLongEachTimeUpToFiveMinutes() {
    assertThat(Attempts.delayAfter(4)).isZero();
    assertThat(Attempts.delayAfter(5)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Attempts.delayAfter(6)).isEqualTo(Duration.ofSeconds(2));
    assertThat(Attempts.delayAfter(13)).isEqualTo(Duration.ofSeconds(256));
    assertThat(Attempts.delayAfter(14)).isEqualTo(Duration.ofMinutes(5));
    assertThat(Attempts.delayAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void countsTheFirstAttemptAndEachOneThatWaitedLongEnough() {
    assertThat(Attempts.decide(Optional.empty(), NOW)).isEqualTo(Outcome.ok(1));
    assertThat(decide(4, Duration.ZERO)).isEqualTo(Outcome.ok(5));
    assertThat(decide(6, Duration.ofMillis(500)))
        .isEqualTo(Outcome.refused(Problem.tooMany(Duration.ofMillis(1_500))));
    assertThat(decide(6, Duration.ofSeconds(2))).isEqualTo(Outcome.ok(7));
  }

  @Test
  void forgetsAfterADay() {
    assertThat(decide(20, Duration.ofDays(1))).isEqualTo(Outcome.ok(1));
  }

  @Test
  void limitsEachKeyByItself() {
    // Given
    var limit = new RateLimit<String>(2, Duration.ofMinutes(1), Clock.fixed(NOW, ZoneOffset.UTC));
    assertThat(limit.take("a", 1)).isEqualTo(Outcome.ok(1));
    assertThat(limit.take("a", 2)).isEqualTo(Outcome.ok(2));

    // When
    var third = limit.take("a", 3);

    // Then
    assertThat(third).isEqualTo(Outcome.refused(Problem.tooMany(Duration.ofSeconds(30))));
    assertThat(limit.take("b", 1)).isEqualTo(Outcome.ok(1));
  }

  private static Outcome<Integer> decide(int count, Duration ago) {
    return Attempts.decide(Optional.of(new Tried(count, NOW.minus(ago))), NOW);
  }
}
