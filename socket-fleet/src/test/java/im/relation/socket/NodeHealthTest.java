package im.relation.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NodeHealthTest {

  @Test
  void namesWhatIsDown() {
    var health = new NodeHealth(true, true, false);
    assertThat(health.up()).isFalse();
    assertThat(health.toJson())
        .isEqualTo(
            "{\"status\":\"DOWN\",\"components\":{\"kafka\":{\"status\":\"DOWN\"},\"redis\":{\"status\":\"UP\"}}}");
  }
}
