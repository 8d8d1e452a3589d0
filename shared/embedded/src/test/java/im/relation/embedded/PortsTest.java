package im.relation.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.embedded.EmbeddedServerException.Reason;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void namesThePortAndWhoListensThere() throws IOException {
    try (var taken = new ServerSocket()) {
      taken.bind(Ports.address(0));
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> Ports.requireFree(ServerKind.REDIS, port))
          .isInstanceOfSatisfying(
              EmbeddedServerException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.PORT_TAKEN))
          .hasMessage(
              "Port %d, wanted for Redis, cannot be used: java (pid %d) listens there; free it,"
                      .formatted(port, ProcessHandle.current().pid())
                  + " choose another port, or use the server there through"
                  + " SPRING_DATA_REDIS_URL.");
    }
  }

  @Test
  void neverHandsOutAFreePortTwice() {
    assertThat(Stream.generate(() -> Ports.choose(0)).limit(200)).doesNotHaveDuplicates();
  }

  @Test
  void keepsAPortThatWasGiven() {
    assertThat(Ports.choose(4711)).isEqualTo(4711);
  }

  @Test
  void readsTheInodeOfAListenerFromTheKernelsTable() {
    var table =
        List.of(
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
            "   0: 0100007F:18EB 0100007F:9C40 01 00000000:00000000 00:00000000 00000000  1000        0 11111 1 0 20 4 30 10 -1",
            "   1: 0100007F:18EB 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 22222 1 0 100 0 0 10 0");

    assertThat(Listeners.inode(table, 6379)).contains("22222");
    assertThat(Listeners.inode(table, 6380)).isEmpty();
  }
}
