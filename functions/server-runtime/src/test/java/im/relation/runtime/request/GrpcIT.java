package im.relation.runtime.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import im.relation.contract.account.v1.AccountServiceGrpc;
import im.relation.contract.account.v1.FindUserRequest;
import im.relation.contract.account.v1.GetProfilesRequest;
import im.relation.contract.account.v1.UpdateProfileRequest;
import im.relation.contract.common.v1.Problem;
import im.relation.contract.common.v1.ProblemCode;
import im.relation.runtime.Caller;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrpcIT {

  private static TestServer server;
  private static ManagedChannel channel;

  @BeforeAll
  static void start() {
    server = TestServer.start(TestServer.Main.class);
    channel = NettyChannelBuilder.forTarget(server.grpc()).usePlaintext().build();
  }

  @AfterAll
  static void stop() {
    channel.shutdownNow();
    server.close();
  }

  @BeforeEach
  void forgetCalls() {
    TestFunctions.CALLS.clear();
  }

  @Test
  void answersGeneratedStub() {
    // When
    var response =
        stub("authorization", "Bearer " + TestServer.token())
            .getProfiles(GetProfilesRequest.newBuilder().addUserIds(7).build());
    // Then
    assertThat(response.getProfiles(0).getUserId()).isEqualTo(7);
    var call = TestFunctions.CALLS.remove();
    assertThat(call.user()).isEqualTo(TestServer.USER);
    assertThat(call.caller().address()).isEqualTo("127.0.0.1");
    assertThat(call.caller()).isInstanceOf(Caller.Person.class);
  }

  @Test
  void takesTheDeadlineOfTheCall() {
    // When
    var _ =
        stub("authorization", "Bearer " + TestServer.token())
            .withDeadlineAfter(5, TimeUnit.SECONDS)
            .getProfiles(GetProfilesRequest.getDefaultInstance());
    // Then
    var left = Duration.between(TestServer.NOW, TestFunctions.CALLS.remove().deadline());
    assertThat(left).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
  }

  @Test
  void putsTheProblemIntoTheDetails() throws Exception {
    // When
    var refused =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                stub("authorization", "Bearer " + TestServer.token())
                    .updateProfile(UpdateProfileRequest.getDefaultInstance()));
    // Then
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    var problem = problem(refused);
    assertThat(problem.getCode()).isEqualTo(ProblemCode.PROBLEM_CODE_RESOURCE_EXHAUSTED);
    assertThat(problem.getRetryAfterMillis()).isEqualTo(1_500);
  }

  @Test
  void refusesLongIdempotencyKeys() throws Exception {
    // Given
    var headers = new Metadata();
    put(headers, "authorization", "Bearer " + TestServer.token());
    put(headers, "idempotency-key", "k".repeat(65));
    // When
    var refused =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () -> stub(headers).getProfiles(GetProfilesRequest.getDefaultInstance()));
    // Then
    assertThat(problem(refused).getCode()).isEqualTo(ProblemCode.PROBLEM_CODE_INVALID);
  }

  @Test
  void saysInternalOnlyForBugs() throws Exception {
    // When
    var bug =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                stub("authorization", "Bearer " + TestServer.token())
                    .findUser(FindUserRequest.newBuilder().setUsername("bug").build()));
    // Then
    assertThat(bug.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
    assertThat(bug.getStatus().getDescription()).doesNotContain("secret");
    assertThat(problem(bug).getCode()).isEqualTo(ProblemCode.PROBLEM_CODE_INTERNAL);
  }

  @Test
  void servesHealth() {
    // When
    var response =
        HealthGrpc.newBlockingStub(channel).check(HealthCheckRequest.getDefaultInstance());
    // Then
    assertThat(response.getStatus()).isEqualTo(ServingStatus.SERVING);
  }

  private static AccountServiceGrpc.AccountServiceBlockingStub stub(String header, String value) {
    var headers = new Metadata();
    put(headers, header, value);
    return stub(headers);
  }

  private static AccountServiceGrpc.AccountServiceBlockingStub stub(Metadata headers) {
    return AccountServiceGrpc.newBlockingStub(channel)
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  private static void put(Metadata headers, String name, String value) {
    headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
  }

  private static Problem problem(StatusRuntimeException refused) throws Exception {
    return StatusProto.fromThrowable(refused).getDetails(0).unpack(Problem.class);
  }
}
