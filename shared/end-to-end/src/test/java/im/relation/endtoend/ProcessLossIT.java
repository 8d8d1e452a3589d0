package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.domain.ConversationId;
import im.relation.endtoend.kit.Apart;
import im.relation.endtoend.kit.SharedApart;
import im.relation.endtoend.kit.TestDevice;
import im.relation.sdk.Event;
import im.relation.sdk.PendingMessage;
import im.relation.sdk.SendState;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Invariants 1 and 8: a process that is killed while messages are on their way loses none of them,
/// doubles none, and changes no order.
@Timeout(180)
@ExtendWith(SharedApart.class)
final class ProcessLossIT {

  private static final int MESSAGES = 300;

  private final Apart system;

  ProcessLossIT(Apart system) {
    this.system = system;
  }

  @Test
  void nothingIsLostWhenTheKafkaBoundProcessIsKilled() {
    losesNothing(system.kafkaBound());
  }

  @Test
  void nothingIsLostWhenTheRequestFunctionsAreKilled() {
    losesNothing(system.requests());
  }

  @Test
  void nothingIsLostWhenTheSendersNodeIsKilled() {
    losesNothing(system.node(0).part());
  }

  @Test
  void nothingIsLostWhenTheReceiversNodeIsKilled() {
    losesNothing(system.node(1).part());
  }

  @Test
  void nothingIsLostWhenTheReceiversNodeLivesAndDoesNotAnswer() {
    var paused = system.node(1).part().process();
    try (var alice = TestDevice.online(system.endpoints(0), "alice");
        var bob = TestDevice.online(system.endpoints(1), "bob")) {
      var conversation = alice.befriend(bob);

      // When
      paused.pause();
      var sends = sends(alice, conversation, texts());
      for (var send : sends) {
        assertThat(TestDevice.outcome(send.outcome())).isInstanceOf(SendState.Accepted.class);
      }
      paused.resume();

      // Then
      assertThat(bob.awaitTexts(conversation, MESSAGES)).containsExactlyElementsOf(texts());
    }
  }

  private void losesNothing(Apart.Part victim) {
    try (var alice = TestDevice.online(system.endpoints(0), "alice");
        var bob = TestDevice.online(system.endpoints(1), "bob")) {
      // Given: on their way
      var conversation = alice.befriend(bob);
      var texts = texts();
      var sends = sends(alice, conversation, texts);
      alice.awaitEvent(Event.MessageAccepted.class, each -> true);

      // When
      victim.process().kill();
      victim.restart();

      // Then
      for (var send : sends) {
        assertThat(TestDevice.outcome(send.outcome())).isInstanceOf(SendState.Accepted.class);
      }
      assertThat(bob.awaitTexts(conversation, MESSAGES)).containsExactlyElementsOf(texts);
      assertThat(alice.texts(conversation)).containsExactlyElementsOf(texts);
    }
  }

  private static List<String> texts() {
    return IntStream.rangeClosed(1, MESSAGES).mapToObj(n -> "message " + n).toList();
  }

  private static List<PendingMessage> sends(
      TestDevice device, ConversationId conversation, List<String> texts) {
    return texts.stream().map(text -> device.client().messages().send(conversation, text)).toList();
  }
}
