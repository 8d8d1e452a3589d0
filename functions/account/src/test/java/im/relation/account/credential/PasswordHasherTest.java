package im.relation.account.credential;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.domain.ProblemCode;
import im.relation.runtime.Outcome;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {

  @Test
  void knowsAPasswordAgain() {
    // Given
    var hasher = new PasswordHasher(new PasswordSettings(2, 64, Duration.ofSeconds(5)), 1);
    var right = new Password("correct horse");
    var stored = ok(hasher.hash(right));

    // Then
    assertThat(hasher.matches(right, stored)).isEqualTo(Outcome.ok(true));
    assertThat(hasher.matches(new Password("another"), stored)).isEqualTo(Outcome.ok(false));
    assertThat(hasher.matches(right, null)).isEqualTo(Outcome.ok(false));
    assertThat(hasher.matches(new Password("nobody's password"), null))
        .isEqualTo(Outcome.ok(false));
  }

  @Test
  void refusesMoreThanItHasTurnsAndPlacesToWait() throws Exception {
    // Given
    var hasher = new PasswordHasher(new PasswordSettings(1, 0, Duration.ZERO), 1);
    Callable<Outcome<PasswordHash>> hash = () -> hasher.hash(new Password("correct horse"));

    // When
    int refused = 0;
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var done : threads.invokeAll(Collections.nCopies(8, hash))) {
        if (done.get() instanceof Outcome.Refused<PasswordHash>(var problem)) {
          assertThat(problem.code()).isEqualTo(ProblemCode.RESOURCE_EXHAUSTED);
          assertThat(problem.retryAfter()).isPositive();
          refused++;
        }
      }
    }

    // Then
    assertThat(refused).isBetween(1, 7);
    assertThat(hash.call()).isInstanceOf(Outcome.Ok.class);
  }

  private static <R> R ok(Outcome<R> outcome) {
    return switch (outcome) {
      case Outcome.Ok<R>(var value) -> value;
      case Outcome.Refused<R>(var problem) -> throw new AssertionError("refused: " + problem);
    };
  }
}
