package im.relation.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.account.v1.AddFriendPolicy;
import im.relation.contract.account.v1.UpdateSettingsRequest;
import im.relation.desktop.base.Tasks;
import im.relation.desktop.notify.QuietNotifier;
import im.relation.desktop.people.People;
import im.relation.domain.FriendRequestId;
import im.relation.domain.UserId;
import im.relation.sdk.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Finding people, requests, friends, blocks.
class ContactsIT {

  @TempDir Path folder;

  private Cable cable;
  private ClientWindow window;
  private Peer peer;

  @BeforeEach
  void signUp() {
    cable = new Cable();
    peer = new Peer("Ben");
    window = ClientWindow.open(folder, cable.server(), new QuietNotifier());
    var _ = window.signUp(Service.name("ann"), "Ann");
    window.click("#rail-CONTACTS");
  }

  @AfterEach
  void close() throws IOException {
    window.close();
    peer.close();
    cable.close();
  }

  private boolean areFriends() {
    return peer.client().friends().known().stream()
        .anyMatch(friend -> friend.getUserId() == window.client().user().value());
  }

  @Test
  void nobodyIsFoundByANameThatNobodyHas() {
    window.fill("#find-field", "nobody_has_this");
    window.press(KeyCode.ENTER);
    window.awaitText("Nobody was found.");
  }

  @Test
  void aRequestIsCountedAndAccepted() {
    // Given
    var _ = peer.client().friends().request(window.client().user(), "From the fair").orThrow();
    window.node("#badge-CONTACTS");
    window.click("#show-requests");
    window.awaitText("From the fair");

    // When
    window.click("#accept-" + peer.user());

    // Then
    window.awaitText("You are friends now.");
    window.awaitGone("#badge-CONTACTS");
    window.node("#contact-" + peer.user());
    Awaitility.await().until(this::areFriends);
  }

  @Test
  void aRequestIsDeclined() {
    var _ = peer.client().friends().request(window.client().user(), "").orThrow();
    window.click("#show-requests");
    window.click("#reject-" + peer.user());
    window.awaitText("Declined.");
    window.awaitText("No requests wait");
    assertThat(areFriends()).isFalse();
  }

  @Test
  void aRequestOfOnesOwnIsTakenBack() {
    // Given
    window.fill("#find-field", peer.username());
    window.click("#find-go");
    window.click("#request-friend");
    window.awaitText("Asked.");

    // When
    window.click("#show-requests");
    window.click("#cancel-" + peer.user());

    // Then
    window.awaitText("taken back");
    window.awaitText("No requests wait");
  }

  @Test
  void whoTakesAnybodyIsAFriendAtOnceAndThatIsSaid() {
    // Given
    var _ =
        peer.client()
            .account()
            .update(
                UpdateSettingsRequest.newBuilder()
                    .setAddFriendPolicy(AddFriendPolicy.ADD_FRIEND_POLICY_ANYONE)
                    .build())
            .orThrow();

    // When
    window.fill("#find-field", peer.username());
    window.click("#find-go");
    window.click("#request-friend");

    // Then
    window.awaitText("You are friends now.");
    Awaitility.await().until(this::areFriends);
  }

  @Test
  void aRequestThatWasTakenBackIsNotThereAnyMore() {
    // Given
    var asked = peer.client().friends().request(window.client().user(), "").orThrow();
    var request = new FriendRequestId(asked.getRequest().getRequestId());
    window.click("#show-requests");

    // When
    window.click("#accept-" + peer.user(), () -> peer.client().friends().cancel(request).orThrow());

    // Then
    window.awaitText("This request is not there any more");
    window.awaitText("No requests wait");
  }

  @Test
  void whoBlocksAFriendIsToldWhyNothingCanBeWrittenAndMayUnblock() {
    // Given
    var conversation = peer.befriend(window.client());
    window.click("#contact-" + peer.user());
    window.click("#block");
    window.awaitText("Blocked.");

    // When
    window.click("#rail-CHATS");
    window.click("#conversation-" + conversation);
    window.awaitText("You block Ben");
    window.awaitGone("#composer");
    window.click("#chat-unblock");

    // Then
    window.send("hello again");
    Awaitility.await().until(() -> peer.received().contains("hello again"));
  }

  @Test
  void aFriendIsWrittenToRemovedAndTheChatStays() {
    // Given
    var conversation = peer.befriend(window.client());
    window.click("#contact-" + peer.user());
    window.click("#message-" + peer.user());
    window.send("hello");
    Awaitility.await().until(() -> peer.received().contains("hello"));

    // When
    window.click("#rail-CONTACTS");
    window.click("#remove-friend");

    // Then
    window.awaitText("The chat stays.");
    window.awaitGone("#contact-" + peer.user());
    window.click("#rail-CHATS");
    window.node("#conversation-" + conversation);
    window.node("#may-not-send");
  }

  @Test
  void whoIsBlockedCannotWriteUntilUnblocked() {
    // Given
    var conversation = peer.befriend(window.client());
    window.click("#contact-" + peer.user());
    window.click("#block");
    window.awaitText("Blocked.");
    assertThat(peer.client().messages().send(conversation, "?").outcome().join().toString())
        .contains("Refused");

    // When
    window.click("#show-blocked");
    window.click("#unblock-" + peer.user());

    // Then
    window.awaitText("Unblocked.");
    window.awaitText("You block nobody.");
    assertThat(window.client().friends().blocked("").orThrow().getUserIdsList()).isEmpty();
  }

  @Test
  void aFriendIsShownAgainAfterAnotherPage() {
    // Given
    var _ = peer.befriend(window.client());
    window.click("#contact-" + peer.user());
    window.node("#remove-friend");

    // When
    window.click("#show-find");
    window.awaitGone("#remove-friend");
    window.click("#contact-" + peer.user());

    // Then
    window.node("#remove-friend");
  }

  @Test
  void withoutAConnectionRequestsAndBlocksStayAndWhatIsNotKnownIsNotDenied() {
    // Given
    var _ = peer.client().friends().request(window.client().user(), "From the fair").orThrow();
    window.node("#badge-CONTACTS");
    cable.cut();
    window.awaitText("No connection.");

    // When
    window.click("#show-requests");

    // Then
    window.awaitText("cannot be reached");
    assertThat(window.text()).contains("From the fair");
    window.node("#badge-CONTACTS");
    window.click("#show-blocked");
    window.awaitText("cannot be reached");
    assertThat(window.text()).doesNotContain("You block nobody.");
    window.click("#banner-action", cable::mend);
    window.awaitText("You block nobody.");
    assertThat(window.text()).doesNotContain("cannot be reached");
  }

  @Test
  void whomTheServiceDoesNotKnowIsAskedForOnce() {
    // Given
    var waiting = new ArrayDeque<Runnable>();
    var asked = new AtomicInteger();
    var tasks =
        new Tasks(
            waiting::add,
            work -> {
              asked.incrementAndGet();
              work.run();
            });
    var people = new People(peer.client(), tasks, Clock.systemUTC());
    var nobody = new UserId(Long.MAX_VALUE);
    var _ = people.onChange(() -> people.of(nobody));

    // When
    var _ = people.of(nobody);
    for (int turn = 0; turn < 10 && !waiting.isEmpty(); turn++) {
      waiting.remove().run();
    }

    // Then
    assertThat(asked).hasValue(1);
  }

  @Test
  void anEmptySearchAsksNobody() {
    window.fill("#find-field", "  ");
    window.press(KeyCode.ENTER);
    assertThat(window.text()).doesNotContain("Nobody was found.");
    assertThat(window.client().account().get()).isInstanceOf(Result.Ok.class);
  }
}
