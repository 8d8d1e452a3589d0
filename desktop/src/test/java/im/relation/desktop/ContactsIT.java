package im.relation.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.sdk.Result;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Finding people, requests, friends, blocks.
class ContactsIT {

  @TempDir Path folder;

  private ClientWindow window;
  private Peer peer;

  @BeforeEach
  void signUp() {
    peer = new Peer("Ben");
    window = ClientWindow.open(folder);
    var _ = window.signUp(Service.name("ann"), "Ann");
    window.click("#rail-CONTACTS");
  }

  @AfterEach
  void close() {
    window.close();
    peer.close();
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
  void anEmptySearchAsksNobody() {
    window.fill("#find-field", "  ");
    window.press(KeyCode.ENTER);
    assertThat(window.text()).doesNotContain("Nobody was found.");
    assertThat(window.client().account().get()).isInstanceOf(Result.Ok.class);
  }
}
