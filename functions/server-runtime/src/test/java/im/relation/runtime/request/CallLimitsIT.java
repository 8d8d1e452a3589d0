package im.relation.runtime.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import im.relation.contract.account.v1.AccountServiceGrpc;
import im.relation.contract.account.v1.GetProfilesRequest;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who calls too often (API-02).
class CallLimitsIT {

  private static final String GET_PROFILES = "/im.account.v1.AccountService/GetProfiles";

  private final HttpClient http = HttpClient.newHttpClient();
  private TestServer server;

  @BeforeEach
  void threeCallsAreAllowed() {
    server = TestServer.limited(3, TestServer.Main.class);
  }

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  @Test
  void aPersonWhoCallsTooOftenIsToldWhenToComeAgain() throws Exception {
    // Given
    for (int i = 0; i < 3; i++) {
      assertThat(call().statusCode()).isEqualTo(200);
    }

    // When
    var refused = call();

    // Then: three calls in 10 s are one in 3.3 s
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("4");
    assertThat(refused.body()).contains("PROBLEM_CODE_RESOURCE_EXHAUSTED");
  }

  @Test
  void theLimitIsTheSameOverBothEdges() throws Exception {
    // Given
    for (int i = 0; i < 3; i++) {
      call();
    }
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + TestServer.token());
    var channel = ManagedChannelBuilder.forTarget(server.grpc()).usePlaintext().build();
    try {
      var stub =
          AccountServiceGrpc.newBlockingStub(channel)
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));

      // When
      var refused =
          catchThrowableOfType(
              StatusRuntimeException.class,
              () -> stub.getProfiles(GetProfilesRequest.getDefaultInstance()));

      // Then
      assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    } finally {
      channel.shutdownNow();
    }
  }

  private HttpResponse<String> call() throws Exception {
    return http.send(
        HttpRequest.newBuilder(server.base().resolve(GET_PROFILES))
            .header("content-type", "application/json")
            .header("authorization", "Bearer " + TestServer.token())
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
