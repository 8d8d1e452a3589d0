package im.relation.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void hasTheDefaultsOfTheLocalRun() {
    assertThat(MariaDbSettings.DEFAULTS).isEqualTo(new MariaDbSettings(128, 128, 200));
    assertThat(RedisSettings.DEFAULTS).isEqualTo(new RedisSettings(64));
    assertThat(KafkaSettings.DEFAULTS).isEqualTo(new KafkaSettings(64, 1, 2));
  }

  @Test
  void startsAllServersUnlessToldOtherwise() {
    var settings = EmbeddedServersSettings.all(Path.of("binaries"), ServerPorts.FREE);

    assertThat(settings.wanted()).containsExactlyInAnyOrder(ServerKind.values());
  }

  @Test
  void refusesNumbersOutOfTheirRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> new MariaDbSettings(4, 128, 200));
    assertThatIllegalArgumentException().isThrownBy(() -> new MariaDbSettings(128, 3, 200));
    assertThatIllegalArgumentException().isThrownBy(() -> new MariaDbSettings(128, 128, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new RedisSettings(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new KafkaSettings(0, 1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new KafkaSettings(64, 0, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new KafkaSettings(64, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ServerPorts(65_536, 0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TopicSpec("messages", 0, Duration.ofDays(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TopicSpec("messages", 1, Duration.ZERO));
  }
}
