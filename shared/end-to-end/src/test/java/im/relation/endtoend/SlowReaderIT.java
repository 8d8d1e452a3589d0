package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.socket.v1.ServerFrame;
import im.relation.domain.ConversationId;
import im.relation.endtoend.kit.Apart;
import im.relation.endtoend.kit.RawSocket;
import im.relation.endtoend.kit.SharedApart;
import im.relation.endtoend.kit.StockGrpc;
import im.relation.endtoend.kit.TestDevice;
import im.relation.sdk.SendState;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Invariant 7, over several processes: who does not read is behind, everybody else on the node is
/// served, and when he reads on he is told once to sync.
@Timeout(120)
@ExtendWith(SharedApart.class)
final class SlowReaderIT {

  /// Together more than the buffers of two sockets and a connection's own take.
  private static final int MESSAGES = 200;

  private static final int BODY = 60_000;

  private final Apart system;

  SlowReaderIT(Apart system) {
    this.system = system;
  }

  @Test
  void whoDoesNotReadFallsBehindAloneAndIsToldOnceToSync() throws Exception {
    try (var grpc = new StockGrpc(system.grpc());
        var alice = TestDevice.online(system.endpoints(0), "alice");
        var carol = TestDevice.online(system.endpoints(1), "carol")) {
      // Given
      var bob = grpc.signUp();
      var toBob = grpc.befriend(bob, alice);
      var toCarol = alice.befriend(carol);
      try (var slow = RawSocket.welcomedSlow(system.node(1).socket(), bob)) {
        // When: much for him, and something for another one behind each of it
        for (int n = 0; n < MESSAGES; n++) {
          sendBig(alice, toBob, n);
          alice.sendAccepted(toCarol, "small " + n);
        }

        // Then
        assertThat(carol.awaitTexts(toCarol, MESSAGES))
            .containsExactlyElementsOf(
                IntStream.range(0, MESSAGES).mapToObj(n -> "small " + n).toList());
        int pushed = 0;
        var frame = slow.next(it -> it.hasMessage() || it.hasSyncHint());
        while (frame.hasMessage()) {
          pushed++;
          frame = slow.next(it -> it.hasMessage() || it.hasSyncHint());
        }
        assertThat(pushed).isBetween(1, MESSAGES - 1);

        // And what comes now is pushed again, without another hint before it
        alice.sendAccepted(toBob, "after");
        assertThat(slow.next(it -> it.hasMessage() || it.hasSyncHint()))
            .matches(ServerFrame::hasMessage);
      }
    }
  }

  private static void sendBig(TestDevice alice, ConversationId to, int n) {
    assertThat(alice.send(to, "%05d".formatted(n) + "x".repeat(BODY)))
        .isInstanceOf(SendState.Accepted.class);
  }
}
