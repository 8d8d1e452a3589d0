package im.relation.runtime.request;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.backplane.Rpcs;
import im.relation.testkit.EveryRpcWalk;
import org.junit.jupiter.api.Test;

class EveryRpcIT {

  @Test
  void answersEveryWrongCallByTypedProblem() {
    // Given
    try (var server = TestServer.start(TestServer.Main.class)) {
      var walk = new EveryRpcWalk(server.base(), server.grpc(), TestServer::token);
      // When
      var report = walk.walk();
      // Then
      assertThat(report.complaints()).isEmpty();
      assertThat(report.calls()).isGreaterThan(25 * Rpcs.all().size());
    }
  }
}
