package im.relation.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import im.relation.sdk.ConnectionState;
import im.relation.sdk.Result;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Where others can reach it, everything is served with TLS alone.
class TlsAloneIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static TestRun run;

  @BeforeAll
  static void start() throws Exception {
    run = TestRun.start("everywhere", "0.0.0.0");
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void functionsAndSocketsAnswerAClientThatTrustsTheCa() {
    // Given
    var ann = run.signUp("ann_https", run.endpoints("https", true, run.ca())).orThrow();

    // When
    ann.client().connect();

    // Then
    await().atMost(PATIENCE).until(ann::isLive);
  }

  @Test
  void functionsDoNotAnswerInTheClear() {
    // Given
    var endpoints = run.endpoints("http", true, run.ca());

    // When
    var answer = run.signUp("ben_http", endpoints);

    // Then
    assertThat(answer).isNotInstanceOf(Result.Ok.class);
  }

  @Test
  void theSocketWelcomesNobodyInTheClear() {
    // Given
    var eve = run.signUp("eve_clear", run.endpoints("https", false, run.ca())).orThrow();

    // When
    eve.client().connect();

    // Then
    await().atMost(PATIENCE).until(() -> eve.states().stream().anyMatch(TlsAloneIT::isOver));
    assertThat(eve.wasWelcomed()).isFalse();
  }

  private static boolean isOver(ConnectionState state) {
    return state instanceof ConnectionState.Waiting || state instanceof ConnectionState.Ended;
  }

  @Test
  void grpcAnswersOverTlsAndNotInTheClear() throws Exception {
    // Given
    var trusting = GrpcSslContexts.forClient().trustManager(run.ca().toFile()).build();
    var target = "localhost:" + run.run().grpcPort();
    var secure = NettyChannelBuilder.forTarget(target).sslContext(trusting).build();
    var clear = NettyChannelBuilder.forTarget(target).usePlaintext().build();

    try {
      // When
      // Then
      assertThat(check(secure)).isNotNull();
      assertThatExceptionOfType(StatusRuntimeException.class).isThrownBy(() -> check(clear));
    } finally {
      secure.shutdownNow();
      clear.shutdownNow();
    }
  }

  private static Object check(ManagedChannel channel) {
    return HealthGrpc.newBlockingStub(channel)
        .withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .check(HealthCheckRequest.getDefaultInstance())
        .getStatus();
  }

  @Test
  void theBannerNamesAddressesThatTheCertificateCarries() {
    // Given
    // When
    var banner = Banner.of(run.run());

    // Then
    assertThat(banner)
        .contains("https://localhost:" + run.run().httpPort())
        .contains("--ca " + run.ca());
  }
}
