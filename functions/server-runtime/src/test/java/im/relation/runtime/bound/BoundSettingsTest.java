package im.relation.runtime.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class BoundSettingsTest {

  @Test
  void hasDefaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new BoundSettings(
                List.of(),
                1,
                500,
                DataSize.ofMegabytes(1),
                Duration.ofSeconds(6),
                Duration.ofSeconds(2),
                Duration.ofMillis(200),
                Duration.ofMillis(100),
                Duration.ofSeconds(2)));
  }

  @Test
  void takesEveryKey() {
    // When
    var settings =
        bind(
            Map.of(
                "im.bound.disabled", "advanceCursor,endSessions",
                "im.bound.concurrency", "2",
                "im.bound.max-poll-records", "3",
                "im.bound.max-fetch", "4KB",
                "im.bound.session-timeout", "30s",
                "im.bound.heartbeat", "5s",
                "im.bound.commit-interval", "6ms",
                "im.bound.first-pause", "7ms",
                "im.bound.max-pause", "8ms"));

    // Then
    assertThat(settings)
        .isEqualTo(
            new BoundSettings(
                List.of("advanceCursor", "endSessions"),
                2,
                3,
                DataSize.ofKilobytes(4),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofMillis(6),
                Duration.ofMillis(7),
                Duration.ofMillis(8)));
  }

  @Test
  void refusesASessionThatOneLateHeartbeatEnds() {
    assertThatThrownBy(() -> bind(Map.of("im.bound.heartbeat", "3s")))
        .hasRootCauseMessage("im.bound.session-timeout is at least three heartbeats");
  }

  private static BoundSettings bind(Map<String, String> keys) {
    return new Binder(new MapConfigurationPropertySource(keys))
        .bindOrCreate("im.bound", BoundSettings.class);
  }
}
