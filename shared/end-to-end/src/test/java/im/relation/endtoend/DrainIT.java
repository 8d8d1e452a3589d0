package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.endtoend.kit.Apart;
import im.relation.endtoend.kit.Balancer;
import im.relation.endtoend.kit.RawSocket;
import im.relation.endtoend.kit.SharedApart;
import im.relation.endtoend.kit.StockGrpc;
import im.relation.endtoend.kit.Traffic;
import im.relation.sdk.Endpoints;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// One of two nodes behind one address ends in good order while messages flow.
@Timeout(120)
@ExtendWith(SharedApart.class)
final class DrainIT {

  private static final int PAIRS = 10;
  private static final int PER_SECOND = 100;
  private static final Duration MOVES = Duration.ofSeconds(10);

  /// 128 and SIGTERM's number: it ended as it was told to.
  private static final int ENDED_BY_SIGTERM = 143;

  private final Apart system;

  DrainIT(Apart system) {
    this.system = system;
  }

  @Test
  void aNodeThatIsToldToEndSendsItsClientsAwayAndLosesNothing() throws Exception {
    var node = system.node(0);
    try (var balancer = Balancer.over(List.of(node.socket(), system.node(1).socket()));
        var traffic = flowing(balancer);
        var grpc = new StockGrpc(system.grpc());
        var raw = RawSocket.welcomed(node.socket(), grpc.signUp())) {
      traffic.flow(1);

      // When
      assertThat(node.part().process().terminate()).isEqualTo(ENDED_BY_SIGTERM);

      // Then
      assertThat(raw.next(ServerFrame::hasGoodbye).getGoodbye().getCode())
          .isEqualTo(CloseCode.CLOSE_CODE_GOING_AWAY);
      assertThat(raw.closed()).isTrue();
      assertThat(traffic.awaitFlow(MOVES)).isLessThan(MOVES);
      node.part().restart();
      assertThat(traffic.settle().sent()).isPositive();
    }
  }

  private Traffic flowing(Balancer balancer) {
    var anyNode = new Endpoints(system.http(), "127.0.0.1", balancer.port(), false, null);
    return Traffic.start(system, anyNode, anyNode, PAIRS, PER_SECOND);
  }
}
