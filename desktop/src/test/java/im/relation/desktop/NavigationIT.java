package im.relation.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.desktop.base.Language;
import im.relation.desktop.base.Place;
import im.relation.desktop.base.Theme;
import im.relation.desktop.conversations.ConversationItem;
import im.relation.domain.ConversationId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// Getting about: by keys, by search, and back to where it was.
class NavigationIT {

  @TempDir Path folder;

  private final List<Peer> peers = new ArrayList<>();

  /// In the order of the list.
  private final List<ConversationId> conversations = new ArrayList<>();

  private ClientWindow window;

  @BeforeEach
  void threeChats() {
    window = ClientWindow.open(folder);
    var me = window.signUp(Service.name("ann"), "Ann");
    for (var name : List.of("Ada", "Ben", "Cem")) {
      var peer = new Peer(name);
      peers.add(peer);
      var conversation = peer.befriend(me);
      peer.say(conversation, "I am " + name);
      conversations.addFirst(conversation);
      window.node("#conversation-" + conversation);
      window.awaitText("I am " + name);
    }
  }

  @AfterEach
  void close() {
    window.close();
    peers.forEach(Peer::close);
  }

  private void isOpen(String name) {
    window.await(
        "the chat with " + name,
        scene ->
            scene.lookup("#chat-name") instanceof javafx.scene.control.Label label
                && label.getText().equals(name));
  }

  @Test
  void theQuickSwitcherFindsAChatByNameAndOpensIt() {
    window.press(KeyCode.CONTROL, KeyCode.K);
    window.node("#search");
    window.write("be");
    window.awaitText("Chats");
    window.press(KeyCode.ENTER);
    isOpen("Ben");
    window.awaitGone("#search");
  }

  @Test
  void theSearchFindsAMessageAnywhereAndGoesToIt() {
    window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
    window.node("#search");
    window.write("am ada");
    window.awaitText("Messages");
    window.press(KeyCode.ENTER);
    isOpen("Ada");
    window.node(".message.marked");
  }

  @Test
  void aClickOpensTheHitUnderItAndNoneBelowThem() {
    // Given
    window.press(KeyCode.CONTROL, KeyCode.K);
    window.node("#search");
    window.write("cem");
    window.awaitText("Chats");

    // When
    clickBelowTheHits();

    // Then
    assertThat(window.text()).contains("Choose a chat");
    window.click("#hits .conversation-name");
    isOpen("Cem");
  }

  @Test
  void altAndTheArrowsStepThroughTheChats() {
    window.press(KeyCode.ALT, KeyCode.DOWN);
    isOpen("Cem");
    window.press(KeyCode.ALT, KeyCode.DOWN);
    isOpen("Ben");
    window.press(KeyCode.ALT, KeyCode.UP);
    isOpen("Cem");
  }

  @Test
  void controlAndADigitOpenAChat() {
    window.press(KeyCode.CONTROL, KeyCode.DIGIT3);
    isOpen("Ada");
    window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    isOpen("Cem");
    window.press(KeyCode.CONTROL, KeyCode.DIGIT9);
    isOpen("Cem");
  }

  @Test
  void aChatIsOpenedFromTheListBesideTheSettings() {
    // Given
    window.click("#conversation-" + conversations.get(1));
    isOpen("Ben");
    window.press(KeyCode.CONTROL, KeyCode.COMMA);
    window.node("#sign-out");

    // When, then: the one that is open, another one, one by keyboard
    window.click("#conversation-" + conversations.get(1));
    window.node("#composer");
    isOpen("Ben");
    window.press(KeyCode.CONTROL, KeyCode.COMMA);
    window.awaitGone("#composer");
    window.click("#conversation-" + conversations.get(2));
    window.node("#composer");
    isOpen("Ada");
    window.press(KeyCode.CONTROL, KeyCode.COMMA);
    window.awaitGone("#composer");
    window.press(KeyCode.ENTER);
    window.node("#composer");
    window.press(KeyCode.UP);
    isOpen("Ben");
  }

  @Test
  void aRowThatMovesLeavesTheOpenChatOpen() {
    // Given
    window.click("#conversation-" + conversations.get(2));
    isOpen("Ada");
    window.press(KeyCode.CONTROL, KeyCode.COMMA);
    window.node("#sign-out");

    // When
    peers.getFirst().say(conversations.get(2), "I am at the top");
    window.await(
        "the row is the first",
        scene ->
            ((ListView<?>) scene.lookup("#conversations")).getItems().getFirst()
                    instanceof ConversationItem first
                && first.id().equals(conversations.get(2)));

    // Then
    assertThat(window.node("#sign-out").isVisible()).isTrue();
    window.press(KeyCode.ESCAPE);
    isOpen("Ada");
  }

  @Test
  void escapeClosesTheInnermostThingThenTheChat() {
    // Given
    window.click("#conversation-" + conversations.getFirst());
    window.press(KeyCode.CONTROL, KeyCode.F);
    window.node("#chat-search");
    window.press(KeyCode.CONTROL, KeyCode.K);
    window.node("#search");

    // When, then
    window.press(KeyCode.ESCAPE);
    window.awaitGone("#search");
    window.node("#chat-search");
    window.press(KeyCode.ESCAPE);
    window.awaitGone("#chat-search");
    window.node("#composer");
    window.press(KeyCode.ESCAPE);
    window.awaitGone("#composer");
    window.awaitText("Choose a chat");
  }

  @Test
  void theLastChatAndThePlaceOfTheWindowAreThereAfterARestart() {
    // Given
    window.click("#conversation-" + conversations.get(1));
    isOpen("Ben");
    ClientWindow.onWindowThread(
        () -> {
          window.stage().setX(40);
          window.stage().setY(30);
          window.stage().setWidth(900);
          window.stage().setHeight(640);
          return true;
        });

    // When
    window.close();
    window = ClientWindow.open(folder);

    // Then
    isOpen("Ben");
    assertThat(
            ClientWindow.onWindowThread(
                () ->
                    List.of(
                        window.stage().getX(),
                        window.stage().getY(),
                        window.stage().getWidth(),
                        window.stage().getHeight())))
        .containsExactly(40.0, 30.0, 900.0, 640.0);
  }

  @Test
  void aWindowThatFillsTheScreenKeepsTheSizeThatItGoesBackTo() {
    // Given
    ClientWindow.onWindowThread(
        () -> {
          window.stage().setWidth(900);
          window.stage().setHeight(640);
          return true;
        });
    window.await("the size is kept", _ -> kept().filter(one -> one.height() == 640).isPresent());

    // When
    ClientWindow.onWindowThread(
        () -> {
          window.stage().setMaximized(true);
          return true;
        });
    window.await("that it is large is kept", _ -> kept().filter(Place::maximized).isPresent());
    window.close();
    window = ClientWindow.open(folder);

    // Then
    assertThat(ClientWindow.onWindowThread(window.stage()::isMaximized)).isTrue();
    assertThat(kept().orElseThrow().width()).isEqualTo(900);
    assertThat(kept().orElseThrow().height()).isEqualTo(640);
  }

  private Optional<Place> kept() {
    return window.home().preferences().place();
  }

  @Test
  void theThemeOfTheSystemIsFollowedAsItChanges() {
    window.systemTurns(ColorScheme.DARK);
    assertThat(isDark()).isTrue();
    window.systemTurns(ColorScheme.LIGHT);
    assertThat(isDark()).isFalse();
  }

  private boolean isDark() {
    return ClientWindow.onWindowThread(
        () ->
            window
                .scene()
                .getRoot()
                .getPseudoClassStates()
                .contains(PseudoClass.getPseudoClass("dark")));
  }

  @Test
  void anotherLanguageLeavesNothingOfTheOldViewListening() {
    // Given
    int before = window.focusListeners();

    // When
    window.press(KeyCode.CONTROL, KeyCode.COMMA);
    choose("#language", Language.CHINESE);
    window.awaitText("聊天");

    // Then
    assertThat(window.focusListeners()).isEqualTo(before);
  }

  @Test
  void fontThemeAndLanguageChangeAtOnce() {
    // Given
    window.click("#conversation-" + conversations.getFirst());
    window.click("#composer");

    // When
    window.press(KeyCode.CONTROL, KeyCode.EQUALS);
    window.press(KeyCode.CONTROL, KeyCode.EQUALS);
    window.click("#toggle-theme");
    window.press(KeyCode.CONTROL, KeyCode.COMMA);
    choose("#language", Language.CHINESE);

    // Then
    window.awaitText("聊天");
    assertThat(window.home().preferences().fontSize()).isEqualTo(16);
    assertThat(window.home().preferences().theme()).isEqualTo(Theme.DARK);
    assertThat(ClientWindow.onWindowThread(() -> window.scene().getRoot().getStyle()))
        .contains("16px");
    isOpen("Cem");
  }

  private void clickBelowTheHits() {
    var hits = window.node("#hits");
    ClientWindow.onWindowThread(
        () -> {
          var bounds = hits.localToScreen(hits.getBoundsInLocal());
          ClientWindow.click(bounds.getCenterX(), bounds.getMaxY() - 10);
          return true;
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private <T> void choose(String selector, T choice) {
    var box = window.node(selector);
    ClientWindow.onWindowThread(
        () -> {
          @SuppressWarnings("unchecked")
          var typed = (ComboBox<T>) box;
          typed.setValue(choice);
          return true;
        });
  }
}
