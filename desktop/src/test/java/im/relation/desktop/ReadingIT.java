package im.relation.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import java.nio.file.Path;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reading: where a chat opens, what counts as read, what a reader who scrolled up sees.
class ReadingIT {

  private static final int MANY = 60;

  @TempDir Path folder;

  private ClientWindow window;
  private Peer peer;
  private ConversationId conversation;

  @BeforeEach
  void befriend() {
    peer = new Peer("Ben");
    window = ClientWindow.open(folder);
    conversation = peer.befriend(window.signUp(Service.name("ann"), "Ann"));
    window.node("#conversation-" + conversation);
  }

  @AfterEach
  void close() {
    window.close();
    peer.close();
  }

  private void peerSays(int from, int to) {
    for (int number = from; number <= to; number++) {
      peer.say(conversation, "message number " + number);
    }
  }

  private Sequence readOnTheOtherSide() {
    return peer.client().conversations().find(conversation).orElseThrow().cursors().peerRead();
  }

  private void open() {
    window.click("#conversation-" + conversation);
    window.node("#composer");
  }

  @Test
  void aChatOpensAtTheFirstUnreadMessage() {
    // Given
    peerSays(1, MANY);
    window.await("unread", scene -> texts(scene.lookup("#badge-CHATS")).equals("" + MANY));

    // When
    open();

    // Then
    window.node("#new-messages");
    window.awaitMessage("message number 1\n");
    assertThat(window.messages()).doesNotContain("message number " + MANY + "\n");
    window.node("#jump");
  }

  private static String texts(javafx.scene.Node node) {
    return node instanceof Label label ? label.getText() : "";
  }

  @Test
  void onlyWhatWasInSightIsRead() {
    // Given
    peerSays(1, MANY);
    open();
    window.node("#new-messages");

    // When
    Awaitility.await().until(() -> readOnTheOtherSide().value() > 1);

    // Then
    assertThat(readOnTheOtherSide().value()).isLessThan(MANY);
    window.click("#jump");
    Awaitility.await().until(() -> readOnTheOtherSide().value() == MANY + 1);
    window.await("nothing unread", scene -> !scene.lookup("#badge-CHATS").isVisible());
  }

  @Test
  void nothingIsReadInAWindowWithoutTheFocus() {
    // Given
    open();
    peer.say(conversation, "you are here");
    Awaitility.await().until(() -> readOnTheOtherSide().value() == 2);

    // When
    window.focus(false);
    peer.say(conversation, "and now you are not");
    window.awaitMessage("and now you are not");
    peer.say(conversation, "still not");
    window.awaitMessage("still not");

    // Then
    assertThat(readOnTheOtherSide().value()).isEqualTo(2);
    window.focus(true);
    Awaitility.await().until(() -> readOnTheOtherSide().value() == 4);
  }

  @Test
  void newMessagesNeverMoveAReaderWhoScrolledUp() {
    // Given
    peerSays(1, MANY);
    open();
    window.click("#jump");
    window.awaitMessage("message number " + MANY + "\n");
    window.robot().moveTo(window.node("#messages"));
    window.robot().scroll(60, VerticalDirection.UP);
    window.node("#jump");
    var before = window.messages();

    // When
    peerSays(MANY + 1, MANY + 3);
    window.await("the count", scene -> texts(scene.lookup("#below")).equals("3"));

    // Then
    assertThat(messages(window.messages())).isEqualTo(messages(before));
    window.click("#jump");
    window.awaitMessage("message number " + (MANY + 3) + "\n");
    window.awaitGone("#jump");
  }

  private static java.util.List<String> messages(String text) {
    return text.lines().filter(line -> line.startsWith("message number")).toList();
  }

  @Test
  void whoIsAtTheEndSeesWhatComes() {
    peerSays(1, MANY);
    open();
    window.click("#jump");
    window.awaitMessage("message number " + MANY + "\n");
    peerSays(MANY + 1, MANY + 2);
    window.awaitMessage("message number " + (MANY + 2) + "\n");
  }

  @Test
  void theSearchInAChatCountsAndLeadsFromOneToTheNext() {
    // Given
    peerSays(1, MANY);
    open();
    window.press(KeyCode.CONTROL, KeyCode.F);
    window.node("#chat-search");

    // When
    window.write("number 3");
    window.await("the count", scene -> count(scene).equals("1 of 11"));
    window.awaitMessage("message number 39\n");
    window.press(KeyCode.ENTER);
    window.await("the next", scene -> count(scene).equals("2 of 11"));
    window.press(KeyCode.SHIFT, KeyCode.ENTER);
    window.press(KeyCode.SHIFT, KeyCode.ENTER);

    // Then
    window.await("round", scene -> count(scene).equals("11 of 11"));
    window.awaitMessage("message number 3\n");
    window.node(".message.marked");
  }

  @Test
  void theSearchInAChatSaysThatNothingIsFoundWhileSomethingIsSought() {
    // Given
    open();
    window.press(KeyCode.CONTROL, KeyCode.F);
    window.node("#chat-search");

    // When
    window.write("z");

    // Then
    window.await("it says so", scene -> count(scene).equals("Nothing found"));
    window.press(KeyCode.BACK_SPACE);
    window.await("it says nothing", scene -> count(scene).isEmpty());
  }

  private static String count(Scene scene) {
    return texts(scene.lookup("#chat-search-count"));
  }

  @Test
  void thePlaceThatWasReadIsThereAfterARestart() {
    // Given
    peerSays(1, MANY);
    open();
    window.click("#jump");
    window.awaitMessage("message number " + MANY + "\n");
    Awaitility.await().until(() -> readOnTheOtherSide().value() == MANY + 1);
    window.robot().moveTo(window.node("#messages"));
    window.robot().scroll(60, VerticalDirection.UP);
    window.node("#jump");
    window.await("the place is kept", _ -> window.home().preferences().kept("place") > 0);
    var before = messages(window.messages());

    // When
    window.close();
    window = ClientWindow.open(folder);

    // Then
    window.awaitMessage(before.getLast());
    window.node("#jump");
  }
}
