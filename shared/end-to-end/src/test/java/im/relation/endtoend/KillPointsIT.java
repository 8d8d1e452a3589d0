package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.contract.account.v1.DeviceType;
import im.relation.domain.ConversationId;
import im.relation.endtoend.kit.Debugger;
import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.LocalRunSettings;
import im.relation.endtoend.kit.TestDevice;
import im.relation.sdk.Entry;
import im.relation.sdk.Event;
import im.relation.sdk.PendingMessage;
import im.relation.sdk.SendState;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Invariant 1: the process with everything in it, the broker included, is killed by SIGKILL while
/// a message is at one marked place of its route; what was Submitted is there once, in its order,
/// after the next start.
@Timeout(180)
final class KillPointsIT {

  private static final int MESSAGES = 10;

  /// Written before the process is touched, so that it has loaded what the route needs.
  private static final String FIRST = "message 0";

  /// Five times as long as offsets wait until they are committed: those of a poll whose work is not
  /// done must not be among them.
  private static final Duration HELD = Duration.ofSeconds(1);

  private static LocalRun run =
      LocalRun.start(
          LocalRunSettings.fresh("kill-points").withVariable(Debugger.VARIABLE, Debugger.OPTIONS));

  private static LocalRunSettings again;

  /// Where the message is when the process dies, by the method that would have taken it further.
  enum Place {
    POLLED_NOT_STORED("im.relation.message.Accept", "accept"),
    STORED_NOT_COMMITTED("im.relation.conversation.LogHeads", "advance"),
    COMMITTED_OUTCOME_NOT_SENT("im.relation.message.OutcomeTopic", "send"),
    DELIVERED_OFFSETS_NOT_COMMITTED("im.relation.message.Accepted", "result");

    private final String className;
    private final String method;

    Place(String className, String method) {
      this.className = className;
      this.method = method;
    }
  }

  /// The next start listens where this one does: clients come back to the same address.
  @BeforeAll
  static void keepTheAddresses() {
    again =
        run.settings()
            .with("--im.local.http-port=" + run.http().getPort())
            .with("--im.local.socket-port=" + run.socket().getPort());
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @ParameterizedTest
  @EnumSource
  void whatWasSubmittedIsThereOnceThoughItsSenderNeverComesBack(Place place) {
    try (var bob = TestDevice.online(run.endpoints(), "bob")) {
      // Given
      var alice = TestDevice.online(run.endpoints(), "alice");
      var conversation = alice.befriend(bob);
      alice.sendAccepted(conversation, FIRST);
      var debugger = Debugger.of(run.process());
      debugger.holdAt(place.className, place.method);
      var sends = sends(alice, conversation);
      debugger.awaitHeld(LocalRun.patience());
      for (var send : sends) {
        alice.awaitEvent(
            Event.MessageSubmitted.class,
            event -> event.clientMessageId().equals(send.clientMessageId()));
      }
      await().during(HELD).until(() -> bob.texts(conversation).size() <= MESSAGES + 1);

      // When
      run.kill();
      alice.close();
      run = LocalRun.start(again);
      bob.reconnect();

      // Then
      assertThat(bob.awaitTexts(conversation, MESSAGES + 1)).containsExactlyElementsOf(all());
      assertLogHoldsEachOnce(alice, conversation);
    }
  }

  @Test
  void whatTheBrokerTookBeforeItsSenderWasToldIsThereOnce() {
    try (var alice = TestDevice.online(run.endpoints(), "alice");
        var bob = TestDevice.online(run.endpoints(), "bob")) {
      // Given
      var conversation = alice.befriend(bob);
      alice.sendAccepted(conversation, FIRST);
      var debugger = Debugger.of(run.process());
      debugger.holdAt("im.relation.socket.Submissions", "answered");
      var sends = sends(alice, conversation);
      debugger.awaitHeld(LocalRun.patience());

      // When
      run.kill();
      run = LocalRun.start(again);
      alice.reconnect();
      bob.reconnect();

      // Then
      for (var send : sends) {
        assertThat(TestDevice.outcome(send.outcome())).isInstanceOf(SendState.Accepted.class);
      }
      assertThat(bob.awaitTexts(conversation, MESSAGES + 1)).containsExactlyElementsOf(all());
    }
  }

  private static void assertLogHoldsEachOnce(TestDevice writer, ConversationId conversation) {
    try (var phone =
        TestDevice.signIn(run.endpoints(), writer.username(), DeviceType.DEVICE_TYPE_PHONE)
            .connect()) {
      var log = phone.client().messages().newest(conversation, 2 * MESSAGES).entries();
      assertThat(log.stream().map(Entry::text).filter(text -> !text.isEmpty()))
          .containsExactlyElementsOf(all());
      assertThat(log.stream().map(entry -> entry.sequence().value()))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, log.size()).boxed().toList());
    }
  }

  private static List<PendingMessage> sends(TestDevice device, ConversationId conversation) {
    return all().stream()
        .skip(1)
        .map(text -> device.client().messages().send(conversation, text))
        .toList();
  }

  private static List<String> all() {
    return IntStream.rangeClosed(0, MESSAGES).mapToObj(n -> "message " + n).toList();
  }
}
