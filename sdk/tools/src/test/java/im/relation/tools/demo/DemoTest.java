package im.relation.tools.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DemoTest {

  @Test
  void refusesOptionsThatALocalRunOfItsOwnHasNoUseFor() {
    assertThat(Demo.run(List.of("--start", "--ca", "ca.pem"))).isEqualTo(2);
    assertThat(Demo.run(List.of("--start", "--socket", "host:7443"))).isEqualTo(2);
  }
}
