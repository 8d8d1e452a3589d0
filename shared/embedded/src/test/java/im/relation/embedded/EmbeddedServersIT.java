package im.relation.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.embedded.EmbeddedServerException.Reason;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedServersIT {
  @TempDir Path temp;

  @Test
  void startsAllThreeAndLeavesNothingBehindWhenClosed() throws SQLException, IOException {
    try (var folder = DataFolder.open(temp)) {
      var servers = EmbeddedServers.start(folder, settings(ServerPorts.FREE));

      assertThat(servers.addresses()).containsOnlyKeys(ServerKind.values());
      DriverManager.getConnection(
              servers.mariaDb().jdbcUrl("im"),
              servers.mariaDb().user(),
              servers.mariaDb().password())
          .close();
      assertThat(TestServers.redis(servers.redis().port(), "PING")).startsWith("+PONG");
      assertThat(children()).isEqualTo(2);

      servers.close();

      assertThat(servers.addresses().values())
          .allMatch(address -> TestServers.canBind(address.getPort()));
      assertThat(children()).isZero();
      assertThat(temp.resolve("run")).isEmptyDirectory();
    }
  }

  @Test
  void startsOnlyWhatIsWanted() {
    var all = settings(ServerPorts.FREE);
    var onlyRedis =
        new EmbeddedServersSettings(
            Set.of(ServerKind.REDIS),
            all.binaries(),
            all.ports(),
            all.mariaDb(),
            all.redis(),
            all.kafka());

    try (var folder = DataFolder.open(temp);
        var servers = EmbeddedServers.start(folder, onlyRedis)) {
      assertThat(servers.addresses()).containsOnlyKeys(ServerKind.REDIS);
      assertThatThrownBy(servers::mariaDb).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void refusesATakenPortAndLeavesNoChildProcess() throws IOException {
    try (var folder = DataFolder.open(temp);
        var taken = new ServerSocket()) {
      taken.bind(Ports.address(0));
      var ports = new ServerPorts(0, 0, taken.getLocalPort());

      assertThatThrownBy(() -> EmbeddedServers.start(folder, settings(ports)))
          .isInstanceOfSatisfying(
              EmbeddedServerException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.PORT_TAKEN))
          .hasMessageContaining("Port " + taken.getLocalPort() + ", wanted for Kafka");

      assertThat(children()).isZero();
    }
  }

  @Test
  void stopsTheOthersWhenOneDoesNotComeUp() {
    try (var folder = DataFolder.open(temp)) {
      // A data folder without system tables: mariadbd ends by itself.
      folder.folder("mariadb/data");

      assertThatThrownBy(() -> EmbeddedServers.start(folder, settings(ServerPorts.FREE)))
          .isInstanceOfSatisfying(
              EmbeddedServerException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.START_FAILED))
          .hasMessageContaining("mariadb ended with status");

      assertThat(children()).isZero();
      assertThat(temp.resolve("run")).isEmptyDirectory();
    }
  }

  private static EmbeddedServersSettings settings(ServerPorts ports) {
    return EmbeddedServersSettings.all(TestServers.BINARIES, ports);
  }

  private static long children() {
    return ProcessHandle.current().children().count();
  }
}
