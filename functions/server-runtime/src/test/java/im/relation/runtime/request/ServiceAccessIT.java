package im.relation.runtime.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import im.relation.contract.operator.v1.OperatorServiceGrpc;
import im.relation.contract.operator.v1.OperatorServiceGrpc.OperatorServiceBlockingStub;
import im.relation.contract.operator.v1.TraceMessageRequest;
import im.relation.contract.operator.v1.TraceMessageResponse;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is for operators opens to the service credential alone, over both edges.
class ServiceAccessIT {

  private static final String TRACE = "/im.operator.v1.OperatorService/TraceMessage";

  private static TestServer server;
  private static HttpClient client;
  private static ManagedChannel channel;

  @BeforeAll
  static void start() {
    server = TestServer.start(TestServer.Main.class);
    client = HttpClient.newHttpClient();
    channel = NettyChannelBuilder.forTarget(server.grpc()).usePlaintext().build();
  }

  @AfterAll
  static void stop() {
    channel.shutdownNow();
    client.close();
    server.close();
  }

  @Test
  void opensToTheServiceCredential() throws Exception {
    // Given
    var credential = "Bearer " + TestServer.CREDENTIAL.value();
    // Then
    assertThat(post(TRACE, credential).statusCode()).isEqualTo(200);
    assertThat(trace(credential)).isEqualTo(TraceMessageResponse.getDefaultInstance());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer ",
        "Bearer 0123456789abcdef0123456789abcdeF",
        "Bearer 0123456789abcdef0123456789abcde",
        "Basic 0123456789abcdef0123456789abcdef",
        "person"
      })
  void isClosedToEverythingElse(String shown) throws Exception {
    // Given
    var authorization = shown.equals("person") ? "Bearer " + TestServer.token() : shown;
    // When
    var refused = catchThrowableOfType(StatusRuntimeException.class, () -> trace(authorization));
    // Then
    assertThat(post(TRACE, authorization).statusCode()).isEqualTo(401);
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
  }

  @Test
  void theCredentialIsNoPersonsToken() throws Exception {
    // When
    var answer =
        post("/im.account.v1.AccountService/GetAccount", "Bearer " + TestServer.CREDENTIAL.value());
    // Then
    assertThat(answer.statusCode()).isEqualTo(401);
  }

  private static TraceMessageResponse trace(String authorization) {
    var headers = new Metadata();
    headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), authorization);
    OperatorServiceBlockingStub stub =
        OperatorServiceGrpc.newBlockingStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    return stub.traceMessage(TraceMessageRequest.getDefaultInstance());
  }

  private static HttpResponse<Void> post(String path, String authorization)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.base().resolve(path))
            .header("Content-Type", "application/json")
            .header("Authorization", authorization)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding());
  }
}
