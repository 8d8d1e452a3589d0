package im.relation.runtime.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OutboxSettingsTest {

  @Test
  void hasDefaultsForEveryKey() {
    assertThat(bind(Map.of())).isEqualTo(OutboxSettings.defaults());
  }

  @Test
  void takesEveryKey() {
    // When
    var settings =
        bind(
            Map.of(
                "im.outbox.relay", "false",
                "im.outbox.interval", "1s",
                "im.outbox.max-rows", "7",
                "im.outbox.lease-life", "8s",
                "im.outbox.lease-renewal", "2s",
                "im.outbox.first-pause", "3ms",
                "im.outbox.max-pause", "9ms"));

    // Then
    assertThat(settings)
        .isEqualTo(
            new OutboxSettings(
                false,
                Duration.ofSeconds(1),
                7,
                Duration.ofSeconds(8),
                Duration.ofSeconds(2),
                Duration.ofMillis(3),
                Duration.ofMillis(9)));
  }

  @Test
  void refusesALeaseThatOneMissedRenewalLoses() {
    assertThatThrownBy(() -> bind(Map.of("im.outbox.lease-life", "5s")))
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pausesLongerAfterEachFailureUpToABound() {
    // Given
    var settings = OutboxSettings.defaults();

    // Then
    assertThat(settings.pauseAfter(1)).isEqualTo(Duration.ofMillis(100));
    assertThat(settings.pauseAfter(2)).isEqualTo(Duration.ofMillis(200));
    assertThat(settings.pauseAfter(1_000)).isEqualTo(Duration.ofSeconds(5));
  }

  private static OutboxSettings bind(Map<String, String> keys) {
    return new Binder(new MapConfigurationPropertySource(keys))
        .bindOrCreate("im.outbox", OutboxSettings.class);
  }
}
