package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import im.relation.contract.friendship.v1.AcceptFriendRequestRequest;
import im.relation.contract.friendship.v1.RequestFriendRequest;
import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.domain.Bits128;
import im.relation.domain.ClientMessageId;
import im.relation.endtoend.kit.Collector;
import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.RawSocket;
import im.relation.endtoend.kit.SharedCollector;
import im.relation.endtoend.kit.SharedLocalRun;
import im.relation.endtoend.kit.StockGrpc;
import im.relation.endtoend.kit.TestDevice;
import im.relation.endtoend.lambda.LambdaSystem;
import im.relation.endtoend.lambda.SharedLambda;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// One trace from the client's frame through Kafka to the peer's frame, in one process, through
/// Lambda, and from a request over the outbox, as a collector sees it.
@Timeout(180)
@ExtendWith({SharedCollector.class, SharedLocalRun.class, SharedLambda.class})
final class TracesIT {

  private static final String DELIVER = "im.fleet.v1.FleetService/Deliver";
  private static final String ACCEPT_FRIEND =
      "im.friendship.v1.FriendshipService/AcceptFriendRequest";
  private static final String GET_ACCOUNT = "im.account.v1.AccountService/GetAccount";
  private static final String CLIENTS_SPAN = "00f067aa0ba902b7";

  private final Collector collector;

  TracesIT(Collector collector) {
    this.collector = collector;
  }

  @Test
  void aMessageIsOneTraceFromItsSendersFrameToEachPeersFrame(LocalRun run) throws IOException {
    try (var grpc = new StockGrpc(run.grpc())) {
      var alice = grpc.signUp();
      var bob = grpc.signUp();
      var conversation = grpc.befriend(alice, bob);
      try (var sender = RawSocket.welcomed(run.socket(), alice);
          var peer = RawSocket.welcomed(run.socket(), bob)) {
        // Given
        var trace = sampled();

        // When
        var submission =
            RawSocket.submission(conversation, ClientMessageId.random(), "between you and me")
                .setTraceId(ByteString.copyFrom(trace.toBytes()));
        sender.send(ClientFrame.newBuilder().setSubmit(submission).build());
        var _ = sender.next(ServerFrame::hasAccepted);
        var _ = peer.next(frame -> frame.hasMessage() && frame.getMessage().hasEntry());

        // Then: one goes to the sender with the answer, one to the peer with the message
        var way = List.of("Submit", "acceptMessage", "accept", "fan_out", DELIVER);
        await("the trace")
            .atMost(LocalRun.patience())
            .untilAsserted(
                () ->
                    assertThat(collector.pathsTo(DELIVER, trace.toString()))
                        .containsExactly(way, way));
        assertThat(collector.said()).doesNotContain("between you and me", "Stock", "eyJ");
      }
    }
  }

  @Test
  void whatARequestPutsIntoTheOutboxBelongsToItsTrace(LocalRun run) {
    try (var grpc = new StockGrpc(run.grpc())) {
      // Given
      var alice = grpc.signUp();
      var bob = grpc.signUp();
      var asked =
          StockGrpc.as(alice.getAccessToken(), grpc.friends())
              .requestFriend(RequestFriendRequest.newBuilder().setUserId(bob.getUserId()).build());
      var trace = sampled();

      // When
      var _ =
          StockGrpc.as(bob.getAccessToken(), grpc.friends())
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(traceparent(trace)))
              .acceptFriendRequest(
                  AcceptFriendRequestRequest.newBuilder()
                      .setRequestId(asked.getRequest().getRequestId())
                      .build());

      // Then
      await("the trace")
          .atMost(LocalRun.patience())
          .untilAsserted(
              () ->
                  assertThat(collector.pathsTo("fan_out", trace.toString()))
                      .contains(List.of(ACCEPT_FRIEND, "acceptMessage", "accept", "fan_out")));
      assertThat(collector.parentsOf(ACCEPT_FRIEND, trace.toString()))
          .containsExactly(CLIENTS_SPAN);
    }
  }

  @Test
  void aMessageThatLambdaAcceptsIsOneTraceToo(LambdaSystem lambda) {
    try (var alice = TestDevice.online(lambda.endpoints(), "alice");
        var bob = TestDevice.online(lambda.endpoints(), "bob")) {
      // Given
      var conversation = alice.befriend(bob);

      // When
      alice.sendAccepted(conversation, "through Lambda");
      bob.awaitTexts(conversation, 1);

      // Then
      await("the trace")
          .atMost(LocalRun.patience())
          .untilAsserted(
              () ->
                  assertThat(collector.pathsTo(DELIVER))
                      .contains(
                          List.of(
                              "Submit",
                              "acceptMessage",
                              "accept",
                              "fanOutMessage",
                              "fan_out",
                              DELIVER)));
    }
  }

  @Test
  void aFunctionOnLambdaIsAChildOfItsCallersSpan(LambdaSystem lambda)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      // When: whoever asks is nobody, which is answered and traced like all else
      var trace = sampled();
      var request =
          HttpRequest.newBuilder(lambda.endpoints().functions().resolve("/" + GET_ACCOUNT))
              .header("Content-Type", "application/json")
              .header("traceparent", "00-" + trace + "-" + CLIENTS_SPAN + "-01")
              .POST(HttpRequest.BodyPublishers.ofString("{}"))
              .build();
      assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(401);

      // Then: the span was sent before the answer
      assertThat(collector.parentsOf(GET_ACCOUNT, trace.toString())).containsExactly(CLIENTS_SPAN);
    }
  }

  /// A trace that any ratio samples: OpenTelemetry looks at the second half of its id.
  private static Bits128 sampled() {
    return new Bits128(ThreadLocalRandom.current().nextLong(), 1);
  }

  private static Metadata traceparent(Bits128 trace) {
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER),
        "00-" + trace + "-" + CLIENTS_SPAN + "-00");
    return headers;
  }
}
