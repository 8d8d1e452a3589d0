package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import im.relation.contract.account.v1.GetProfilesRequest;
import im.relation.contract.common.v1.ProblemCode;
import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.SharedLocalRun;
import im.relation.endtoend.kit.StockGrpc;
import im.relation.testkit.EveryRpcWalk;
import im.relation.testkit.StockConnect;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Both edges of the whole system, met by stock clients and by wrong bytes.
@Timeout(240)
@ExtendWith(SharedLocalRun.class)
final class EdgesIT {

  private final LocalRun run;

  EdgesIT(LocalRun run) {
    this.run = run;
  }

  @Test
  void everyWrongCallOfEveryRpcIsAnsweredByATypedProblem() {
    try (var grpc = new StockGrpc(run.grpc())) {
      // When
      var report =
          new EveryRpcWalk(run.http(), run.grpc(), () -> grpc.signUp().getAccessToken()).walk();

      // Then
      assertThat(report.complaints()).isEmpty();
      assertThat(report.cases().values()).hasSize(3).containsOnly(EveryRpcWalk.casesOfEachEdge());
    }
  }

  @Test
  void theStockConnectClientSignsUpReadsAProfileAndReadsTypedErrors() throws Exception {
    // When
    var client = StockConnect.run(run.http());

    // Then
    assertThat(client.output())
        .endsWith("ok")
        .contains("json: signed up", "binary: read the profile");
    assertThat(client.exitCode()).isZero();
  }

  @Test
  void aClientInAnotherLanguageWrittenFromTheProtocolPageChatsOverTcpAndWebSocket()
      throws Exception {
    // When
    var socket = run.socket().getHostString() + ":" + run.socket().getPort();
    var client = StockConnect.runChat(run.http(), socket);

    // Then
    assertThat(client.exitCode()).as(client.output()).isZero();
  }

  @Test
  void theStockGrpcClientSignsUpReadsAProfileAndReadsTypedErrors() {
    try (var grpc = new StockGrpc(run.grpc())) {
      // Given
      var tokens = grpc.signUp();
      var request = GetProfilesRequest.newBuilder().addUserIds(tokens.getUserId()).build();

      // When
      var answer = StockGrpc.as(tokens.getAccessToken(), grpc.accounts()).getProfiles(request);
      var refusal =
          catchThrowableOfType(
              StatusRuntimeException.class, () -> grpc.accounts().getProfiles(request));

      // Then
      assertThat(answer.getProfilesList()).hasSize(1);
      assertThat(answer.getProfiles(0).getNickname()).isEqualTo("Stock");
      assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
      assertThat(StockGrpc.problem(refusal).getCode())
          .isEqualTo(ProblemCode.PROBLEM_CODE_UNAUTHENTICATED);
    }
  }
}
