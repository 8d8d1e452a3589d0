package im.relation.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.runtime.Event;
import im.relation.runtime.EventResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SweepExpiredTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Map<String, Integer> rows = new TreeMap<>();
  private final List<String> steps = new ArrayList<>();
  private Duration step = Duration.ZERO;

  @Test
  void takesATurnAtEachTableUntilNothingIsLeft() {
    // Given
    rows.putAll(Map.of("large", 1_001, "small", 1));

    // When
    var result = sweep("large", "small").apply(new Event.Tick("turn", NOW));

    // Then
    assertThat(result).isEqualTo(new EventResult.Done());
    assertThat(rows.values()).containsOnly(0);
    assertThat(steps).containsExactly("large", "small", "large", "large");
  }

  @Test
  void endsInTimeWhateverIsLeft() {
    // Given
    rows.put("endless", Integer.MAX_VALUE);
    step = Duration.ofSeconds(3);

    // When
    sweep("endless").sweep();

    // Then
    assertThat(steps).hasSize(4);
  }

  @Test
  void sweepsTheOthersBeforeItSaysThatOneFailed() {
    // Given
    rows.put("other", 501);
    var broken =
        new Expiring(
            "broken",
            limit -> {
              throw new IllegalStateException("no table");
            });

    // When
    var sweep = new SweepExpired(List.of(broken, table("other")), clock());

    // Then
    assertThatThrownBy(sweep::sweep).hasMessage("no table");
    assertThat(rows).containsEntry("other", 0);
  }

  @Test
  void refusesWhatIsNoTurnOfASchedule() {
    // Given
    rows.put("any", 1);

    // When
    var result = sweep("any").apply(new Event.StoredObject("1", "ObjectCreated:Put", "b", "k", 1));

    // Then
    assertThat(result).isInstanceOf(EventResult.Malformed.class);
    assertThat(steps).isEmpty();
  }

  private SweepExpired sweep(String... tables) {
    return new SweepExpired(List.of(tables).stream().map(this::table).toList(), clock());
  }

  private Expiring table(String name) {
    return new Expiring(
        name,
        limit -> {
          steps.add(name);
          int deleted = Math.min(limit, rows.getOrDefault(name, 0));
          rows.merge(name, -deleted, Integer::sum);
          return deleted;
        });
  }

  private Clock clock() {
    InstantSource source = () -> NOW.plus(step.multipliedBy(steps.size()));
    return source.withZone(ZoneOffset.UTC);
  }
}
