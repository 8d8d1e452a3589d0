package im.relation.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import im.relation.contract.fleet.v1.DeliverRequest;
import im.relation.contract.fleet.v1.DeliverResult;
import im.relation.contract.fleet.v1.Delivery;
import im.relation.contract.message.v1.Entry;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.MessageFrame;
import im.relation.contract.socket.v1.ServerFrame;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What happens at the bounds, over real sockets.
@ExtendWith(TestServers.class)
final class LimitsIT {

  /// Frames of 60 kB: ten times what the node and two socket buffers hold.
  private static final int MOST_WAITING = 1_000;

  private final TestServers.Running servers;
  private final TestClock clock = new TestClock();

  LimitsIT(TestServers.Running servers) {
    this.servers = servers;
  }

  @Test
  void tellsOneConnectionTooManyAndClosesThoseBeyondWithoutAWord() throws IOException {
    try (var node = new TestNode(servers, clock, settings -> with(settings, 1, 1));
        var first = TestClient.welcomed(node.address(), TestPeople.session(clock));
        var second = TestClient.connect(node.address())) {
      // Given: the second is taken before the third comes
      second.sendRaw(new byte[] {0});
      await().untilAsserted(() -> assertThat(node.meters.scrape()).contains("socket_channels 2.0"));

      // Then
      try (var third = TestClient.connect(node.address())) {
        assertThatThrownBy(third::next).isInstanceOf(IOException.class);
      }
      var hello = TestPeople.hello(TestPeople.session(clock)).toByteArray();
      second.sendRaw(new byte[] {0, (byte) (hello.length >> 8), (byte) hello.length});
      second.sendRaw(hello);
      assertThat(second.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_OVERLOADED);
      first.send(TestPeople.submit(TestPeople.randomId(), "still here"));
      assertThat(first.next().hasSubmitted()).isTrue();
    }
  }

  @Test
  void aClientThatDoesNotReadFallsBehindAndSyncsOnceWhenItReadsAgain() throws IOException {
    // Given
    var big = bigFrame();
    try (var node = new TestNode(servers);
        var slow = TestClient.connectSlow(node.address());
        var quick = TestClient.connect(node.address())) {
      var one = slow.welcome(TestPeople.session(node.clock)).getConnectionId();
      var two = quick.welcome(TestPeople.session(node.clock)).getConnectionId();
      var request =
          DeliverRequest.newBuilder()
              .addDeliveries(
                  Delivery.newBuilder().setFrame(big).addConnectionIds(one).addConnectionIds(two))
              .build();

      // When
      int written = 0;
      while (true) {
        var results = node.fleet().deliver(request).getResults(0);
        assertThat(results.getConnections(1)).isEqualTo(DeliverResult.DELIVER_RESULT_WRITTEN);
        assertThat(quick.next().hasMessage()).isTrue();
        if (results.getConnections(0) == DeliverResult.DELIVER_RESULT_BEHIND) {
          break;
        }
        written++;
        assertThat(written).as("what waits for him is bounded").isLessThan(MOST_WAITING);
      }

      // Then: what was written, then one hint, and after it pushes again
      for (int i = 0; i < written; i++) {
        assertThat(slow.next().hasMessage()).isTrue();
      }
      assertThat(slow.next().hasSyncHint()).isTrue();
      assertThat(node.fleet().deliver(request).getResults(0).getConnections(0))
          .isEqualTo(DeliverResult.DELIVER_RESULT_WRITTEN);
      assertThat(slow.next().hasMessage()).isTrue();
    }
  }

  private static ByteString bigFrame() {
    return ServerFrame.newBuilder()
        .setMessage(
            MessageFrame.newBuilder()
                .setEntry(Entry.newBuilder().setBody(ByteString.copyFrom(new byte[60_000]))))
        .build()
        .toByteString();
  }

  private static SocketSettings with(SocketSettings settings, int connections, int greeting) {
    return new SocketSettings(
        settings.listen(),
        settings.fleet(),
        settings.backends(),
        new LimitSettings(connections, greeting, 10, 1 << 20, 100, settings.limits().writeBuffer()),
        settings.timing(),
        settings.lease());
  }
}
