package im.relation.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.domain.ConversationId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Writing: what Enter does, drafts, emoji, links.
class ComposerIT {

  @TempDir Path folder;

  private ClientWindow window;
  private Peer peer;
  private ConversationId conversation;

  @BeforeEach
  void openAChat() {
    peer = new Peer("Ben");
    window = ClientWindow.open(folder);
    conversation = peer.befriend(window.signUp(Service.name("ann"), "Ann"));
    window.click("#conversation-" + conversation);
    window.click("#composer");
  }

  @AfterEach
  void close() {
    window.close();
    peer.close();
  }

  private void peerHas(String text) {
    Awaitility.await(text).until(() -> peer.received().contains(text));
  }

  @Test
  void enterSendsAndShiftEnterBeginsALine() {
    // When
    window.write("first line");
    window.press(KeyCode.SHIFT, KeyCode.ENTER);
    window.write("second line");
    window.press(KeyCode.ENTER);

    // Then
    peerHas("first line\nsecond line");
    window.awaitText("Message\n");
  }

  @Test
  void enterBelongsToTheInputMethodWhileItComposes() {
    // When
    compose("にほn", "");
    window.press(KeyCode.ENTER);
    assertThat(window.text()).contains("にほn");
    assertThat(peer.received()).isEmpty();
    compose("", "日本");
    window.write("語");
    window.press(KeyCode.ENTER);

    // Then
    peerHas("日本語");
    assertThat(peer.received()).containsExactly("日本語");
  }

  @Test
  void whatAnInputMethodCommitsIsTheDraftAndWhatItComposesIsNot() {
    try (var other = new Peer("Cem")) {
      // Given
      var second = other.befriend(window.client());
      compose("にほn", "");
      compose("", "日本");

      // When
      window.click("#conversation-" + second);
      window.click("#composer");
      window.write("x");
      compose("にほn", "");
      window.click("#conversation-" + conversation);

      // Then
      window.await("what was committed", _ -> composed().equals("日本"));
      window.click("#conversation-" + second);
      window.await("what was typed", _ -> composed().equals("x"));
    }
  }

  @Test
  void anEmojiIsCopiedAndCutAsItsCodePoints() {
    // Given
    window.write("well 👍🏽 done");
    window.await("the picture", scene -> scene.getRoot().lookupAll("#composer .emoji").size() == 1);

    // When
    window.press(KeyCode.CONTROL, KeyCode.A);
    window.press(KeyCode.CONTROL, KeyCode.C);
    assertThat(clipboard()).isEqualTo("well 👍🏽 done");
    window.press(KeyCode.CONTROL, KeyCode.X);
    assertThat(composed()).isEmpty();
    window.press(KeyCode.CONTROL, KeyCode.V);
    window.press(KeyCode.ENTER);

    // Then
    peerHas("well 👍🏽 done");
  }

  private static String clipboard() {
    return ClientWindow.onWindowThread(() -> Clipboard.getSystemClipboard().getString());
  }

  @Test
  void aTabLeadsOnFromTheComposerAlsoWhereThereIsNothingToSend() {
    window.press(KeyCode.SHIFT, KeyCode.TAB);
    hasTheFocus("#open-emoji");
    window.press(KeyCode.TAB);
    hasTheFocus("#composer");
    window.press(KeyCode.TAB);
    hasTheFocus("#me");
    window.press(KeyCode.SHIFT, KeyCode.TAB);
    hasTheFocus("#composer");
    window.write("x");
    window.press(KeyCode.TAB);
    hasTheFocus("#send");
  }

  private void hasTheFocus(String selector) {
    window.await(selector + " has the focus", scene -> scene.lookup(selector).isFocused());
  }

  @Test
  void aMessageThatTheDiskCannotKeepStaysInTheComposerAndSaysWhy() throws SQLException {
    // Given
    window.write("keep this");
    try (var _ = new FullDisk(window.store(), "INSERT ON send_queue")) {
      // When
      window.press(KeyCode.ENTER);
      window.awaitText("The disk cannot be written.");
      assertThat(composed()).isEqualTo("keep this");
    }

    // Then
    window.press(KeyCode.ENTER);
    peerHas("keep this");
  }

  private void compose(String composed, String committed) {
    ClientWindow.onWindowThread(
        () -> {
          Node area = window.scene().getFocusOwner();
          var runs =
              composed.isEmpty()
                  ? List.<InputMethodTextRun>of()
                  : List.of(new InputMethodTextRun(composed, InputMethodHighlight.UNSELECTED_RAW));
          Event.fireEvent(
              area,
              new InputMethodEvent(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, runs, committed, 0));
          return true;
        });
  }

  @Test
  void nothingIsSentWhereNothingIsWritten() {
    window.press(KeyCode.ENTER);
    window.write("   ");
    window.press(KeyCode.ENTER);
    assertThat(window.node("#send").isDisabled()).isTrue();
    assertThat(window.client().messages().pending()).isEmpty();
  }

  @Test
  void aDraftIsKeptForEachChatOverSwitchesAndARestart() {
    try (var other = new Peer("Cem")) {
      // Given
      var second = other.befriend(window.client());
      window.write("half a");
      window.click("#conversation-" + second);
      window.click("#composer");
      window.write("something else");

      // When
      window.click("#conversation-" + conversation);
      window.awaitText("half a");
      window.close();
      window = ClientWindow.open(folder);

      // Then
      window.awaitText("Draft:");
      window.click("#conversation-" + second);
      window.node("#composer");
      window.await("the other draft", _ -> composed().contains("something else"));
      window.click("#conversation-" + conversation);
      window.await("the first draft", _ -> composed().contains("half a"));
    }
  }

  /// What stands in the composer.
  private String composed() {
    var all = new StringBuilder();
    window
        .scene()
        .getRoot()
        .lookupAll(".composer-text")
        .forEach(text -> all.append(((javafx.scene.text.Text) text).getText()));
    return all.toString();
  }

  @Test
  void anEmojiIsPickedBySearchAndIsAmongTheLastUsed() {
    // When
    window.click("#open-emoji");
    window.click("#emoji-search");
    window.write("tada");
    window.click("#emoji-tada");
    window.press(KeyCode.ENTER);

    // Then
    peerHas("🎉");
    assertThat(window.home().preferences().recentEmoji()).containsExactly("🎉");
  }

  @Test
  void anEmojiHasTheSkinToneThatWasChosen() {
    ClientWindow.onWindowThread(
        () -> {
          window.home().preferences().text("emoji.tone", "1F3FD");
          return true;
        });
    window.press(KeyCode.ESCAPE);
    window.click("#conversation-" + conversation);
    window.click("#open-emoji");
    window.click("#emoji-search");
    window.write("wave");
    window.press(KeyCode.ENTER);
    window.press(KeyCode.ENTER);
    peerHas("👋🏽");
  }

  @Test
  void aNameBetweenColonsBecomesAnEmoji() {
    window.write("yes :thumbs");
    window.node("#completion");
    window.press(KeyCode.DOWN);
    window.press(KeyCode.UP);
    window.press(KeyCode.ENTER);
    window.awaitGone("#completion");
    window.write(" :tada:");
    window.await("the picture", scene -> scene.getRoot().lookupAll("#composer .emoji").size() == 2);
    window.press(KeyCode.ENTER);
    peerHas("yes 👍 🎉");
  }

  @Test
  void escapeClosesTheCompletionAndLeavesTheText() {
    window.write(":smi");
    window.node("#completion");
    window.press(KeyCode.ESCAPE);
    window.awaitGone("#completion");
    window.press(KeyCode.ENTER);
    peerHas(":smi");
  }

  @Test
  void aLinkOpensAndAMessageIsCopied() {
    // Given
    window.write("look: https://example.org/a");
    window.press(KeyCode.ENTER);

    // When
    window.click(".rich-text-link");
    window.click(".message");
    window.press(KeyCode.CONTROL, KeyCode.C);

    // Then
    Awaitility.await().until(() -> !window.opened().isEmpty());
    assertThat(window.opened()).extracting(Object::toString).containsOnly("https://example.org/a");
    assertThat(clipboard()).isEqualTo("look: https://example.org/a");
  }

  @Test
  void aMessageWhoseTickChangesKeepsTheFocus() {
    // Given
    window.send("look at this");
    window.node("#progress-delivered");
    window.click(".message");

    // When
    var place = peer.newest(conversation).getLast().sequence();
    peer.client().receipts().read(conversation, place);
    window.node("#progress-read");
    window.press(KeyCode.CONTROL, KeyCode.C);

    // Then
    Awaitility.await().until(() -> "look at this".equals(clipboard()));
  }

  @Test
  void aMessageThatIsTooLongStaysInTheComposerAndSaysWhy() {
    ClientWindow.onWindowThread(
        () -> {
          var content = new javafx.scene.input.ClipboardContent();
          content.putString("x".repeat(70_000));
          Clipboard.getSystemClipboard().setContent(content);
          return true;
        });
    window.press(KeyCode.CONTROL, KeyCode.V);
    window.press(KeyCode.ENTER);
    window.awaitText("too long");
    assertThat(window.node("#send").isDisabled()).isFalse();
  }

  @Test
  void aMessageOfTenThousandCharactersAndALongNameBreakNothing() {
    peer.say(conversation, "word ".repeat(2_000));
    window.await("the message", scene -> scene.getRoot().lookupAll(".message").size() == 1);
    window.send("still here");
    peerHas("still here");
    window.node("#progress-delivered");
  }
}
