package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.contract.account.v1.Tokens;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.domain.ClientMessageId;
import im.relation.domain.ConversationId;
import im.relation.domain.SessionId;
import im.relation.endtoend.kit.Apart;
import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.OperatorProgram;
import im.relation.endtoend.kit.Poison;
import im.relation.endtoend.kit.RawSocket;
import im.relation.endtoend.kit.SharedApart;
import im.relation.endtoend.kit.StockGrpc;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// An operator at night: the real programs against the real processes.
@Timeout(120)
@ExtendWith(SharedApart.class)
final class OperatorToolsIT {

  private static final Pattern PUT_BACK =
      Pattern.compile("is back, at partition (\\d+), offset (\\d+)");

  private final Apart system;
  private final OperatorProgram operator;

  OperatorToolsIT(Apart system) {
    this.system = system;
    this.operator = OperatorProgram.of(system);
  }

  @Test
  void whoIsKickedMayComeBackAndWhoIsRevokedMayNot() throws IOException {
    try (var grpc = new StockGrpc(system.grpc())) {
      // Given
      var name = StockGrpc.name();
      var alice = grpc.signUp(name);
      var session = SessionId.of(alice.getSessionId().toByteArray()).toString();
      try (var socket = RawSocket.welcomed(system.node(0).socket(), alice)) {
        // When
        var user = operator.run("admin", "user", name);
        var kicked = operator.run("admin", "kick", name);

        // Then
        assertThat(user.text()).contains("user      " + alice.getUserId(), session, "connected to");
        assertThat(kicked.text()).contains("1 live connection closed");
        assertThat(user.exitStatus() + kicked.exitStatus()).isZero();
        assertEnds(socket, CloseCode.CLOSE_CODE_GOING_AWAY);
      }
      try (var socket = RawSocket.welcomed(system.node(1).socket(), alice)) {
        // When
        var id = String.valueOf(alice.getUserId());
        var revoked = operator.run("admin", "kick", id, "--session", session, "--revoke");

        // Then
        assertThat(revoked.text()).contains("1 live connection, 1 session ended for good");
        assertEnds(socket, CloseCode.CLOSE_CODE_SESSION_REVOKED);
        assertThat(operator.run("admin", "kick", id, "--revoke").text())
            .as("nothing is left to do")
            .contains("0 live connections");
      }
      assertThat(system.kafkaBound().process().log())
          .contains(
              "operator's call function=\"im.operator.v1.OperatorService/KickUser\" target=\"user "
                  + alice.getUserId()
                  + "\" outcome=\"OK\"");
    }
  }

  private static void assertEnds(RawSocket socket, CloseCode code) throws IOException {
    assertThat(socket.next(ServerFrame::hasGoodbye).getGoodbye().getCode()).isEqualTo(code);
    assertThat(socket.closed()).isTrue();
  }

  @Test
  void aPoisonRecordIsListedAndGoesBackToItsTopic() throws Exception {
    try (var grpc = new StockGrpc(system.grpc());
        var poison = new Poison(system.servers().kafka().bootstrapServers())) {
      // Given
      var conversation = grpc.befriend(grpc.signUp(), grpc.signUp());
      poison.putInto(conversation);
      await().atMost(LocalRun.patience()).until(() -> poison.found().size() == 1);

      // When
      var listed = operator.run("admin", "dead-letters", "message-submitted");

      // Then
      var key = java.util.HexFormat.of().formatHex(conversation.toKey());
      var letter =
          Pattern.compile("message-submitted (\\d+) (\\d+)  key " + key).matcher(listed.text());
      assertThat(letter.find()).as(listed.text()).isTrue();
      assertThat(listed.text())
          .contains("acceptMessage: not a SubmittedRecord")
          .doesNotContain("no protobuf");

      // When
      var back =
          operator.run("admin", "replay", "message-submitted", letter.group(1), letter.group(2));

      // Then: nobody can read it now either, so it is put aside again, from its new place
      var place = PUT_BACK.matcher(back.text());
      assertThat(place.find()).as(back.text()).isTrue();
      await().atMost(LocalRun.patience()).until(() -> poison.found().size() == 2);
      assertThat(operator.run("admin", "dead-letters", "--limit", "5").text())
          .contains(", was %s/%s".formatted(place.group(1), place.group(2)));
    }
  }

  @Test
  void aMessageIsTracedToTheDevicesThatHaveItAndThoseThatHaveNot() throws IOException {
    try (var grpc = new StockGrpc(system.grpc())) {
      // Given
      var alice = grpc.signUp();
      var bob = grpc.signUp();
      var conversation = grpc.befriend(alice, bob);
      try (var sender = RawSocket.welcomed(system.node(0).socket(), alice);
          var peer = RawSocket.welcomed(system.node(1).socket(), bob)) {
        sender.send(RawSocket.submit(conversation, ClientMessageId.random(), "very private"));
        long place =
            peer.next(OperatorToolsIT::isFromAPerson).getMessage().getEntry().getSequence();

        // When: it was pushed, and the device says nothing
        var before = trace(conversation, place);

        // Then
        assertThat(before.exitStatus()).isZero();
        assertThat(before.text())
            .contains("submitted 20", "by device " + alice.getDeviceId(), "accepted  20")
            .contains("message by user " + alice.getUserId(), "0 of them behind")
            .doesNotContain("very private");
        assertThat(device(before, bob))
            .contains("connected to node", "has not reported it; look at its node");
        assertThat(device(before, alice)).contains("has it");

        // When: it says that it has it
        peer.send(RawSocket.receipt(conversation, 0, place));

        // Then
        await()
            .atMost(LocalRun.patience())
            .untilAsserted(
                () -> assertThat(device(trace(conversation, place), bob)).contains("has it"));
      }
    }
  }

  @Test
  void aMessageThatIsNotAcceptedIsToldApartWithWhatWaits() {
    try (var grpc = new StockGrpc(system.grpc())) {
      // Given
      var conversation = grpc.befriend(grpc.signUp(), grpc.signUp());

      // When
      var none = trace(conversation, 999);

      // Then: its log holds the greeting alone
      assertThat(none.exitStatus()).isEqualTo(1);
      assertThat(none.text())
          .contains("accepted  no: the newest entry of the log is 1")
          .containsPattern("waiting   \\d+ submissions of partition \\d");
    }
  }

  private OperatorProgram.Said trace(ConversationId conversation, long sequence) {
    return operator.run("trace-message", conversation.toString(), String.valueOf(sequence));
  }

  private static boolean isFromAPerson(ServerFrame frame) {
    return frame.hasMessage() && frame.getMessage().getEntry().getSenderId() > 0;
  }

  /// What is said of the only device of a person.
  private static String device(OperatorProgram.Said trace, Tokens person) {
    var lines = List.of(trace.text().split("\n", -1));
    int at =
        lines.indexOf(
            lines.stream()
                .filter(line -> line.contains("device " + person.getDeviceId() + "  "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(trace.text())));
    return String.join("\n", lines.subList(at, at + 3));
  }

  @Test
  void onlyTheServiceCredentialOpensAndOnlyTheProcessThatCallsNodes() {
    try (var grpc = new StockGrpc(system.grpc())) {
      // When
      var wrong = operator.showing("0".repeat(64)).run("admin", "user", "1");
      var person = operator.showing(grpc.signUp().getAccessToken()).run("admin", "user", "1");
      var nobody = operator.run("admin", "user", "1");
      var elsewhere = operator.at(system.http().toString()).run("admin", "user", "1");

      // Then
      assertThat(List.of(wrong, person))
          .allSatisfy(
              refused -> {
                assertThat(refused.exitStatus()).isEqualTo(1);
                assertThat(refused.text()).contains("does not take this service credential");
              });
      assertThat(nobody.text()).contains("There is no such thing");
      assertThat(elsewhere.text()).contains("does not answer operators");
      assertThat(system.kafkaBound().process().log())
          .contains("operator's call without the service credential");
    }
  }
}
