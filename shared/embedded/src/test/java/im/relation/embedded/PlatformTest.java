package im.relation.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.embedded.EmbeddedServerException.Reason;
import org.junit.jupiter.api.Test;

class PlatformTest {

  @Test
  void hasBothServersForLinuxOnX86() {
    var linux = new Platform("Linux", "amd64");

    assertThat(linux.mariaDb()).isEqualTo("linux-amd64");
    assertThat(linux.redis()).isEqualTo("linux-amd64");
  }

  @Test
  void hasRedisForMacOsOnArm() {
    assertThat(new Platform("Mac OS X", "aarch64").redis()).isEqualTo("darwin-arm64");
  }

  @Test
  void namesTheAddressesToGiveWhereThereIsNoBinary() {
    assertThatThrownBy(() -> new Platform("Mac OS X", "aarch64").mariaDb())
        .isInstanceOfSatisfying(
            EmbeddedServerException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.PLATFORM_UNSUPPORTED))
        .hasMessageContaining("no embedded MariaDB for Mac OS X on aarch64")
        .hasMessageContaining("SPRING_DATASOURCE_URL")
        .hasMessageContaining("SPRING_DATA_REDIS_URL")
        .hasMessageContaining("IM_KAFKA_BOOTSTRAP_SERVERS");
    assertThatThrownBy(() -> new Platform("Windows 11", "amd64").redis())
        .hasMessageContaining("no embedded Redis for Windows 11 on amd64");
  }
}
