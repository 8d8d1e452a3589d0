package im.relation.account.code;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.runtime.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendCodeTest {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final CodeSettings SETTINGS =
      new CodeSettings(Duration.ofMinutes(5), 5, Duration.ofMinutes(1), 2, 30, Duration.ZERO);
  private static final CodeHash HASH = CodeHash.of("123456");

  @Test
  void beginsADayWithTheFirstCode() {
    // When
    var row = SendCode.decide(CodeRow.NONE, HASH, NOW, SETTINGS);

    // Then
    assertThat(row).isEqualTo(Outcome.ok(new CodeRow(HASH, 0, NOW, NOW.plusSeconds(300), NOW, 1)));
  }

  @Test
  void refusesMoreCodesThanADayHasUntilItIsOver() {
    // Given
    var full = new CodeRow(HASH, 0, NOW, NOW.plusSeconds(300), NOW, 2);

    // When
    var sameDay = SendCode.decide(full, HASH, NOW.plusSeconds(3_600), SETTINGS);
    var nextDay = SendCode.decide(full, HASH, NOW.plus(Duration.ofDays(1)), SETTINGS);

    // Then
    assertThat(sameDay).isEqualTo(Outcome.refused(Problem.tooMany(Duration.ofHours(23))));
    assertThat(nextDay).isInstanceOf(Outcome.Ok.class);
  }

  @Test
  void takesTheRightCodeWithinItsTimeAndTries() {
    // Given
    var row = new CodeRow(HASH, 4, NOW, NOW.plusSeconds(300), NOW, 1);
    var tried = new CodeRow(HASH, 5, NOW, NOW.plusSeconds(300), NOW, 1);
    Outcome<CodeHash> wrong = Outcome.refused(ProblemCode.WRONG_CODE);

    // Then
    assertThat(Codes.decide(Optional.of(row), "123456", NOW, 5)).isEqualTo(Outcome.ok(HASH));
    assertThat(Codes.decide(Optional.of(row), "123457", NOW, 5)).isEqualTo(wrong);
    assertThat(Codes.decide(Optional.of(tried), "123456", NOW, 5)).isEqualTo(wrong);
    assertThat(Codes.decide(Optional.of(row), "123456", NOW.plusSeconds(300), 5)).isEqualTo(wrong);
    assertThat(Codes.decide(Optional.empty(), "123456", NOW, 5)).isEqualTo(wrong);
  }
}
