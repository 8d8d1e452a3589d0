package im.relation.friendship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FriendshipSettingsTest {

  @Test
  void haveTheDefaultsThatTheFeatureStates() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new FriendshipSettings(5_000, 5_000, 50, Duration.ofDays(14), Duration.ofHours(1)));
  }

  @Test
  void takeEveryKey() {
    assertThat(
            bind(
                Map.of(
                    "max-friends", "1",
                    "max-blocked", "2",
                    "requests-per-day", "3",
                    "request-life", "4d",
                    "remind-after", "5m")))
        .isEqualTo(new FriendshipSettings(1, 2, 3, Duration.ofDays(4), Duration.ofMinutes(5)));
  }

  @Test
  void refuseWhatIsOutOfRange() {
    assertThatThrownBy(() -> bind(Map.of("max-friends", "0")))
        .hasRootCauseMessage("im.friendship.max-friends is 1 to 100000");
    assertThatThrownBy(() -> bind(Map.of("request-life", "1h")))
        .hasRootCauseMessage("im.friendship.request-life is 1 to 365 days");
  }

  private static FriendshipSettings bind(Map<String, String> keys) {
    var properties = new HashMap<String, String>();
    keys.forEach((key, value) -> properties.put("im.friendship." + key, value));
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("im.friendship", FriendshipSettings.class);
  }
}
