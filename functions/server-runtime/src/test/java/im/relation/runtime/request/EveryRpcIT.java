package im.relation.runtime.request;

import static org.assertj.core.api.Assertions.assertThat;

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
      assertThat(report.cases().values()).hasSize(3).containsOnly(EveryRpcWalk.casesOfEachEdge());
    }
  }
}
