package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.account.v1.UpdateProfileRequest;
import im.relation.contract.socket.v1.TypingState;
import im.relation.domain.ConversationId;
import im.relation.endtoend.kit.Poison;
import im.relation.endtoend.kit.TestDevice;
import im.relation.endtoend.lambda.LambdaSystem;
import im.relation.endtoend.lambda.SharedLambda;
import im.relation.sdk.Event;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What holds when Kafka-bound functions are Lambda functions behind Kafka event source mappings:
/// of the log, with acceptMessage there, invariants 1, 2, 3 and 9.
@Timeout(240)
@ExtendWith(SharedLambda.class)
final class LambdaMappingIT {

  private final LambdaSystem system;
  private TestDevice alice;
  private TestDevice bob;
  private ConversationId conversation;

  LambdaMappingIT(LambdaSystem system) {
    this.system = system;
  }

  @BeforeEach
  void befriend() {
    alice = TestDevice.online(system.endpoints(), "alice");
    bob = TestDevice.online(system.endpoints(), "bob");
    conversation = alice.befriend(bob);
  }

  @AfterEach
  void close() {
    alice.close();
    bob.close();
  }

  @Test
  void whatWasSubmittedIsThereOnceAndInOrderThoughTheFunctionIsKilledAtWork() {
    // Given
    var texts = IntStream.range(0, 200).mapToObj(n -> "message " + n).toList();
    var taken = system.acceptMessage().nextTaken();

    // When
    texts.forEach(text -> alice.client().messages().send(conversation, text));
    taken.join();
    system.acceptMessage().replace();

    // Then
    assertThat(bob.awaitTexts(conversation, texts.size())).isEqualTo(texts);
    alice.sendAccepted(conversation, "the end");
    assertThat(bob.awaitTexts(conversation, texts.size() + 1)).endsWith("the end");
    assertThat(sequences(bob)).isEqualTo(gapless(sequences(bob).size()));
  }

  @Test
  void batchesThatAreBroughtAgainAreAnsweredAsBefore() {
    // Given
    for (var text : List.of("one", "two", "three")) {
      alice.sendAccepted(conversation, text);
    }
    var _ = bob.awaitTexts(conversation, 3);
    var before = sequences(bob);

    // When
    system.bringAllAgain(system.acceptMessage());
    alice.sendAccepted(conversation, "four");

    // Then
    assertThat(bob.awaitTexts(conversation, 4)).containsExactly("one", "two", "three", "four");
    assertThat(sequences(bob)).isEqualTo(gapless(before.size() + 1));
  }

  @Test
  void aPoisonRecordGoesToTheDeadTopicAloneAndTheOthersGoOn() throws Exception {
    try (var poison = new Poison(system.apart().servers().kafka().bootstrapServers())) {
      // When
      alice.sendAccepted(conversation, "before it");
      poison.putInto(conversation);
      alice.sendAccepted(conversation, "after it");

      // Then
      assertThat(bob.awaitTexts(conversation, 2)).containsExactly("before it", "after it");
      await()
          .untilAsserted(
              () ->
                  assertThat(poison.found())
                      .extracting(ConsumerRecord::value)
                      .containsExactly(poison.value()));
    }
  }

  @Test
  void friendsAreToldOfAProfileThatChanged() {
    // When
    long version = alice.client().account().profile().getVersion();
    var change = UpdateProfileRequest.newBuilder().setVersion(version).setNickname("Alice II");
    alice.client().account().update(change.build()).orThrow();

    // Then
    var told =
        bob.awaitEvent(Event.NoticeReceived.class, notice -> notice.body().hasProfile()).body();
    assertThat(told.getProfile().getUserId()).isEqualTo(alice.user().value());
  }

  @Test
  void eachOtherFunctionOfTheRouteDoesItsWorkWhereItIsMovedThere() {
    try (var phone = bob.another(DeviceType.DEVICE_TYPE_PHONE).connect();
        var _ = system.moveAll()) {
      // When
      var sent = alice.sendAccepted(conversation, "all of it moved");
      alice.client().presence().typing(conversation, TypingState.TYPING_STATE_TEXT);

      // Then: accepted, and pushed by fanOutMessage and relayEphemeral
      bob.awaitEvent(
          Event.MessageReceived.class,
          told -> told.live() && told.entry().sequence().equals(sent.sequence()));
      bob.awaitEvent(Event.TypingShown.class, told -> told.user().equals(alice.user()));

      // When
      bob.client().receipts().read(conversation, sent.sequence());
      bob.client().sessions().revokeOthers().orThrow();

      // Then: advanceCursor and endSessions
      alice.awaitEvent(
          Event.CursorMoved.class,
          moved -> moved.user().equals(bob.user()) && moved.read().equals(sent.sequence()));
      phone.awaitEvent(Event.SignedOut.class, all -> true);
    }
  }

  private List<Long> sequences(TestDevice device) {
    return device.entries(conversation).map(entry -> entry.sequence().value()).toList();
  }

  private static List<Long> gapless(int count) {
    return java.util.stream.LongStream.rangeClosed(1, count).boxed().toList();
  }
}
