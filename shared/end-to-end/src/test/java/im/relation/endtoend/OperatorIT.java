package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.domain.ClientMessageId;
import im.relation.endtoend.kit.Health;
import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.OperatorProgram;
import im.relation.endtoend.kit.RawSocket;
import im.relation.endtoend.kit.SharedLocalRun;
import im.relation.endtoend.kit.StockGrpc;
import im.relation.endtoend.kit.TestDevice;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a running system tells its operator.
@Timeout(120)
@ExtendWith(SharedLocalRun.class)
final class OperatorIT {

  private final LocalRun run;

  OperatorIT(LocalRun run) {
    this.run = run;
  }

  @Test
  void theLocalRunSaysThatItIsLiveAndReady() {
    // When
    var health = new Health(run.http());

    // Then
    assertThat(health.live()).isTrue();
    assertThat(health.ready()).isTrue();
  }

  @Test
  void metricsOfFunctionsAndOfTheNodeAreAtPrometheus() {
    // Given
    try (var alice = TestDevice.online(run.endpoints(), "alice")) {
      assertThat(alice.client().account().get().orThrow().hasProfile()).isTrue();

      // When
      var metrics = new Health(run.http()).metrics();

      // Then
      assertThat(metrics.status()).isEqualTo(200);
      assertThat(metrics.body())
          .contains("im_function_seconds_count{", "im.account.v1.AccountService/GetAccount")
          .containsPattern("(?m)^socket_connections(\\{[^}]*})? [1-9]");
    }
  }

  @Test
  void theLocalRunAnswersByTheCredentialInItsData() {
    // Given
    var operator = new OperatorProgram(run.http().toString(), run.settings().data(), Map.of());

    // When
    var listed = operator.run("admin", "dead-letters", "profile-changed", "--json");

    // Then
    assertThat(listed.text()).contains("\"deadLetters\": []");
    assertThat(listed.exitStatus()).isZero();
  }

  @Test
  void theDocumentationIsShownWithoutOtherHosts() {
    // When
    var page = new Health(run.http()).get("/docs");

    // Then
    assertThat(page.status()).isIn(200, 302);
    assertThat(page.body()).doesNotContain("https://", "http://");
  }

  @Test
  void noSecretIsInTheLog() {
    try (var alice = TestDevice.online(run.endpoints(), "alice");
        var bob = TestDevice.online(run.endpoints(), "bob")) {
      // Given
      var conversation = alice.befriend(bob);
      alice.sendAccepted(conversation, "a very private text");
      bob.awaitTexts(conversation, 1);

      // Then: neither bodies nor passwords nor tokens, whose first part is always the same
      assertThat(run.process().log())
          .doesNotContain("a very private text", TestDevice.PASSWORD, "eyJ");
    }
  }

  @Test
  void aTraceIdOfTheSenderArrivesWithThePeer() throws IOException {
    try (var grpc = new StockGrpc(run.grpc())) {
      var alice = grpc.signUp();
      var bob = grpc.signUp();
      var conversation = grpc.befriend(alice, bob);
      try (var sender = RawSocket.welcomed(run.socket(), alice);
          var peer = RawSocket.welcomed(run.socket(), bob)) {
        // When
        var trace = ByteString.copyFrom(ClientMessageId.random().toBytes());
        var submission =
            RawSocket.submission(conversation, ClientMessageId.random(), "traced")
                .setTraceId(trace);
        sender.send(ClientFrame.newBuilder().setSubmit(submission).build());

        // Then
        assertThat(sender.next(ServerFrame::hasAccepted).getAccepted().getTraceId())
            .isEqualTo(trace);
        var pushed =
            peer.next(each -> each.hasMessage() && each.getMessage().getEntry().getSenderId() > 0);
        assertThat(pushed.getMessage().getTraceId()).isEqualTo(trace);
      }
    }
  }
}
