package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.account.v1.UpdateProfileRequest;
import im.relation.contract.friendship.v1.RequestDirection;
import im.relation.domain.FriendRequestId;
import im.relation.domain.Sequence;
import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.SharedLocalRun;
import im.relation.endtoend.kit.TestDevice;
import im.relation.sdk.Entry;
import im.relation.sdk.Event;
import im.relation.sdk.SendState;
import im.relation.sdk.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two people and the SDK, from the first sign-up on.
@Timeout(120)
@ExtendWith(SharedLocalRun.class)
final class ChatIT {

  private final LocalRun run;

  ChatIT(LocalRun run) {
    this.run = run;
  }

  @Test
  void twoPeopleSignUpFindEachOtherBefriendAndChatBothWays() {
    try (var alice = TestDevice.online(run.endpoints(), "alice");
        var bob = TestDevice.online(run.endpoints(), "bob")) {
      // Given: one finds the other by name and asks
      var found = alice.client().account().findByUsername(bob.username()).orThrow();
      assertThat(found.getUserId()).isEqualTo(bob.user().value());
      alice.client().friends().request(bob.user(), "It is me").orThrow();

      // Given: the other is told at once, and accepts
      var notice =
          bob.awaitEvent(Event.NoticeReceived.class, each -> each.body().hasFriendRequest());
      assertThat(notice.body().getFriendRequest().getReason()).isEqualTo("It is me");
      var requests =
          bob.client()
              .friends()
              .requests(RequestDirection.REQUEST_DIRECTION_RECEIVED, "")
              .orThrow();
      var friend =
          bob.client()
              .friends()
              .accept(new FriendRequestId(requests.getRequests(0).getRequestId()))
              .orThrow();
      var conversation = new im.relation.domain.ConversationId(friend.getConversationId());
      alice.awaitEvent(Event.NoticeReceived.class, each -> each.body().hasFriend());

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
  void theFirstEntryOfNewFriendsIsTheGreetingThatEachClientWords() {
    try (var alice = TestDevice.online(run.endpoints(), "alice");
        var bob = TestDevice.online(run.endpoints(), "bob")) {
      // When
      var conversation = alice.befriend(bob);

      // Then
      for (var device : List.of(alice, bob)) {
        var greeting =
            device.awaitEvent(
                Event.MessageReceived.class,
                each -> each.entry().conversation().equals(conversation));
        assertThat(greeting.entry().sequence()).isEqualTo(new Sequence(1));
        assertThat(greeting.entry().content()).isEqualTo(new Entry.Content.FriendsSince());
      }
    }
  }

  @Test
  void aNewNicknameReachesAFriendAtOnce() {
    try (var alice = TestDevice.online(run.endpoints(), "alice");
        var bob = TestDevice.online(run.endpoints(), "bob")) {
      // Given
      alice.befriend(bob);

      // When
      var changed =
          alice
              .client()
              .account()
              .update(UpdateProfileRequest.newBuilder().setVersion(1).setNickname("Ada").build())
              .orThrow();

      // Then
      var notice = bob.awaitEvent(Event.NoticeReceived.class, each -> each.body().hasProfile());
      assertThat(notice.body().getProfile().getUserId()).isEqualTo(alice.user().value());
      assertThat(notice.body().getProfile().getVersion()).isEqualTo(changed.getVersion());
      assertThat(bob.client().account().profiles(List.of(alice.user())).orThrow())
          .singleElement()
          .satisfies(profile -> assertThat(profile.getNickname()).isEqualTo("Ada"));
    }
  }

  @Test
  void aSendIsSubmittedThenAcceptedThenDeliveredThenRead() {
    try (var alice = TestDevice.online(run.endpoints(), "alice");
        var bob = TestDevice.signUp(run.endpoints(), "bob")) {
      // Given: the peer is away
      var conversation = alice.befriend(bob);

      // When
      var accepted = alice.sendAccepted(conversation, "Are you there?");

      // Then: one tick
      assertThat(alice.events(Event.MessageSubmitted.class)).isNotEmpty();
      assertThat(tick(alice, conversation, accepted)).isEqualTo(Tick.SENT);

      // When the peer comes, two ticks
      bob.connect();
      alice.awaitEvent(
          Event.CursorMoved.class,
          moved ->
              moved.user().equals(bob.user()) && !accepted.sequence().isAfter(moved.delivered()));
      assertThat(tick(alice, conversation, accepted)).isEqualTo(Tick.DELIVERED);

      // When he reads, read
      bob.client().receipts().read(conversation, accepted.sequence());
      alice.awaitEvent(
          Event.CursorMoved.class,
          moved -> moved.user().equals(bob.user()) && !accepted.sequence().isAfter(moved.read()));
      assertThat(tick(alice, conversation, accepted)).isEqualTo(Tick.READ);
    }
  }

  @Test
  void tenMessagesWrittenWhileSomebodyWasAwayComeInOrderOnceEach() {
    try (var alice = TestDevice.online(run.endpoints(), "alice");
        var bob = TestDevice.online(run.endpoints(), "bob")) {
      // Given
      var conversation = alice.befriend(bob);
      bob.disconnect();
      var texts = IntStream.rangeClosed(1, 10).mapToObj(n -> "message " + n).toList();
      texts.forEach(text -> alice.sendAccepted(conversation, text));

      // When
      bob.connect();

      // Then
      assertThat(bob.awaitTexts(conversation, 10)).containsExactlyElementsOf(texts);
      alice.sendAccepted(conversation, "the last");
      assertThat(bob.awaitTexts(conversation, 11)).hasSize(11).last().isEqualTo("the last");
      assertThat(bob.unread(conversation)).isEqualTo(11);
    }
  }

  @Test
  void whatWasSentWithoutAConnectionGoesOutInOrderWhenThereIsOne() {
    try (var alice = TestDevice.online(run.endpoints(), "alice");
        var bob = TestDevice.online(run.endpoints(), "bob")) {
      // Given
      var conversation = alice.befriend(bob);
      alice.disconnect();
      var pending = new ArrayList<java.util.concurrent.CompletableFuture<SendState>>();
      for (int n = 1; n <= 5; n++) {
        pending.add(alice.client().messages().send(conversation, "offline " + n).outcome());
      }

      // When
      alice.connect();

      // Then
      for (var outcome : pending) {
        assertThat(TestDevice.outcome(outcome)).isInstanceOf(SendState.Accepted.class);
      }
      assertThat(bob.awaitTexts(conversation, 5))
          .containsExactly("offline 1", "offline 2", "offline 3", "offline 4", "offline 5");
    }
  }

  @Test
  void aNewDeviceReadsTheWholeHistory() {
    try (var alice = TestDevice.online(run.endpoints(), "alice");
        var bob = TestDevice.online(run.endpoints(), "bob")) {
      // Given
      var conversation = alice.befriend(bob);
      alice.sendAccepted(conversation, "one");
      bob.sendAccepted(conversation, "two");

      // When
      try (var phone = bob.another(im.relation.contract.account.v1.DeviceType.DEVICE_TYPE_PHONE)) {
        phone.connect();
        var page = phone.client().messages().newest(conversation, 50);

        // Then
        assertThat(page.complete()).isTrue();
        assertThat(page.entries().stream().map(Entry::text)).containsExactly("", "one", "two");
        assertThat(page.entries().stream().map(Entry::sequence))
            .containsExactly(new Sequence(1), new Sequence(2), new Sequence(3));
      }
    }
  }

  private static Tick tick(
      TestDevice device, im.relation.domain.ConversationId conversation, SendState.Accepted sent) {
    return device.client().conversations().find(conversation).orElseThrow().tickOf(sent.sequence());
  }
}
