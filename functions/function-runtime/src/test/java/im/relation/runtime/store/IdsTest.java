package im.relation.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IdsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void risesAndIsPositive() {
    // Given
    var ids = new Ids(Clock.systemUTC());

    // When
    var made = LongStream.generate(ids::next).limit(10_000).toArray();

    // Then
    assertThat(made).isSorted().doesNotHaveDuplicates();
    assertThat(made[0]).isPositive();
  }

  @Test
  void sortsByTimeWhoeverMadeIt() {
    // Given
    var early = new Ids(Clock.fixed(NOW, ZoneOffset.UTC));
    var late = new Ids(Clock.fixed(NOW.plusMillis(1), ZoneOffset.UTC));

    // When
    long first = early.next();
    long second = late.next();

    // Then
    assertThat(first).isLessThan(second);
  }

  @Test
  void goesOnWithOthersThanBeforeWhenItIsRenewed() {
    // Given: time stands still, so only what is drawn differs
    var ids = new Ids(Clock.fixed(NOW, ZoneOffset.UTC));
    long before = ids.next();

    // When
    ids.renew();
    long after = ids.next();

    // Then
    assertThat(after).isNotEqualTo(before + 1);
  }
}
