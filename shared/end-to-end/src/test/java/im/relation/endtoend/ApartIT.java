package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.account.v1.Tokens;
import im.relation.contract.record.v1.Origin;
import im.relation.contract.record.v1.SubmittedRecord;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.domain.ClientMessageId;
import im.relation.domain.ConversationId;
import im.relation.endtoend.kit.Apart;
import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.Poison;
import im.relation.endtoend.kit.RawSocket;
import im.relation.endtoend.kit.SharedApart;
import im.relation.endtoend.kit.StockGrpc;
import im.relation.endtoend.kit.TestDevice;
import im.relation.sdk.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The three mains as processes of their own, two nodes, against real servers.
@Timeout(180)
@ExtendWith(SharedApart.class)
final class ApartIT {

  private final Apart system;

  ApartIT(Apart system) {
    this.system = system;
  }

  @Test
  void everyProcessSaysThatItIsLiveAndReadyAndShowsMetrics() {
    for (var part :
        List.of(
            system.requests(), system.kafkaBound(), system.node(0).part(), system.node(1).part())) {
      assertThat(part.health().live()).isTrue();
      assertThat(part.health().ready()).isTrue();
      assertThat(part.health().metrics().status()).isEqualTo(200);
      assertThat(part.health().metrics().body()).contains("jvm_memory_used_bytes");
    }
  }

  @Test
  void peopleOnTwoNodesChatBothWays() {
    try (var alice = TestDevice.online(system.endpoints(0), "alice");
        var bob = TestDevice.online(system.endpoints(1), "bob")) {
      // Given
      var conversation = alice.befriend(bob);

      // When
      alice.sendAccepted(conversation, "Hello Bob");
      bob.awaitTexts(conversation, 1);
      bob.sendAccepted(conversation, "Hello Alice");

      // Then
      assertThat(alice.awaitTexts(conversation, 2)).containsExactly("Hello Bob", "Hello Alice");
      assertThat(bob.awaitTexts(conversation, 2)).containsExactly("Hello Bob", "Hello Alice");
    }
  }

  @Test
  void aSubmissionResentOverAnotherNodeHasOneSequence() throws IOException {
    try (var grpc = new StockGrpc(system.grpc())) {
      var name = StockGrpc.name();
      var alice = grpc.signUp(name);
      var phone = grpc.signIn(name, DeviceType.DEVICE_TYPE_PHONE);
      var conversation = grpc.befriend(alice, grpc.signUp());
      try (var one = RawSocket.welcomed(system.node(0).socket(), alice);
          var other = RawSocket.welcomed(system.node(1).socket(), phone)) {
        // When: over both at once
        var submission = RawSocket.submit(conversation, ClientMessageId.random(), "once");
        one.send(submission);
        other.send(submission);

        // Then
        var first = one.next(ServerFrame::hasAccepted).getAccepted();
        var second = other.next(ServerFrame::hasAccepted).getAccepted();
        assertThat(first.getSequence()).isEqualTo(2);
        assertThat(second.getSequence()).isEqualTo(2);
        assertThat(second.getAcceptedAtMillis()).isEqualTo(first.getAcceptedAtMillis());
      }
    }
  }

  @Test
  void aPoisonRecordGoesToTheDeadTopicAloneAndTheOthersGoOn() throws Exception {
    try (var grpc = new StockGrpc(system.grpc())) {
      var alice = grpc.signUp();
      var conversation = grpc.befriend(alice, grpc.signUp());
      try (var socket = RawSocket.welcomed(system.node(0).socket(), alice);
          var poison = new Poison(system.servers().kafka().bootstrapServers())) {
        // When: garbage before and between what is good, in one partition
        poison.putInto(
            conversation,
            List.of(
                poison.value(),
                record(alice, conversation),
                poison.value(),
                record(alice, conversation)));
        socket.send(RawSocket.submit(conversation, ClientMessageId.random(), "after it"));

        // Then
        assertThat(socket.next(ServerFrame::hasAccepted).getAccepted().getSequence()).isEqualTo(4);
        await()
            .atMost(LocalRun.patience())
            .untilAsserted(() -> assertThat(poison.found()).hasSize(2));
        assertThat(poison.found())
            .allSatisfy(
                letter -> {
                  assertThat(letter.value()).isEqualTo(poison.value());
                  assertThat(letter.key()).isEqualTo(conversation.toKey());
                  assertThat(letter.headers()).isNotEmpty();
                });
      }
    }
  }

  @Test
  void whoWatchesThePeopleOfAKilledNodeIsToldThatTheyAreGone() {
    try (var alice = TestDevice.online(system.endpoints(0), "alice");
        var bob = TestDevice.online(system.endpoints(1), "bob")) {
      // Given
      alice.befriend(bob);
      bob.client().presence().subscribe(List.of(alice.user()));
      awaitLastPresence(bob, true);
      var node = system.node(0).part();

      // When
      node.process().kill();

      // Then
      awaitLastPresence(bob, false);

      // When
      node.restart();

      // Then
      awaitLastPresence(bob, true);
    }
  }

  /// A dead node's people go offline within 60 s (PRE-01).
  private static void awaitLastPresence(TestDevice watcher, boolean online) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> watcher.events(Event.PresenceChanged.class),
            told -> !told.isEmpty() && told.getLast().state().getOnline() == online);
  }

  @Test
  void aRevokedSessionIsClosedOnWhateverNodeItIs() throws IOException {
    try (var grpc = new StockGrpc(system.grpc())) {
      var name = StockGrpc.name();
      var desktop = grpc.signUp(name);
      var phone = grpc.signIn(name, DeviceType.DEVICE_TYPE_PHONE);
      try (var revoked = RawSocket.welcomed(system.node(1).socket(), phone)) {
        // When
        var answer =
            StockGrpc.as(desktop.getAccessToken(), grpc.sessions())
                .revokeOtherSessions(
                    im.relation.contract.account.v1.RevokeOtherSessionsRequest
                        .getDefaultInstance());

        // Then
        assertThat(answer.getEnded()).isEqualTo(1);
        assertThat(revoked.next(ServerFrame::hasGoodbye).getGoodbye().getCode())
            .isEqualTo(CloseCode.CLOSE_CODE_SESSION_REVOKED);
        assertThat(revoked.closed()).isTrue();
      }
    }
  }

  private static byte[] record(Tokens sender, ConversationId conversation) {
    var id = ByteString.copyFrom(ClientMessageId.random().toBytes());
    return SubmittedRecord.newBuilder()
        .setOrigin(
            Origin.newBuilder()
                .setUserId(sender.getUserId())
                .setDeviceId(sender.getDeviceId())
                .setSessionId(sender.getSessionId()))
        .setSubmit(
            RawSocket.submission(conversation, ClientMessageId.random(), "good").setTraceId(id))
        .build()
        .toByteArray();
  }
}
