package im.relation.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.message.v1.NoticeBody;
import im.relation.contract.message.v1.TextNotice;
import im.relation.desktop.base.Language;
import im.relation.desktop.notify.Notifier;
import im.relation.desktop.shell.MainView;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.sdk.Entry;
import im.relation.sdk.Event;
import im.relation.sdk.ImClient;
import im.relation.sdk.Relation;
import im.relation.sdk.Settings;
import im.relation.sdk.ThisDevice;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person is notified of.
class NotificationsIT {

  @TempDir Path folder;

  private final Desk desk = new Desk();
  private final String username = Service.name("ann");
  private ClientWindow window;
  private Peer peer;
  private ConversationId conversation;

  /// What lies on the desktop now, by conversation.
  private static final class Desk implements Notifier {
    private final Map<String, String> shown = new ConcurrentHashMap<>();
    private final Map<String, Runnable> clicks = new ConcurrentHashMap<>();

    @Override
    public void show(String key, String title, String text, Runnable clicked) {
      shown.put(key, title + ": " + text);
      clicks.put(key, clicked);
    }

    void click(ConversationId conversation) {
      Objects.requireNonNull(clicks.get(conversation.toString())).run();
    }

    @Override
    public void hide(String key) {
      shown.remove(key);
    }

    @Override
    public void close() {
      shown.clear();
    }
  }

  @BeforeEach
  void befriend() {
    peer = new Peer("Ben");
    window = ClientWindow.open(folder, Service.server(), desk);
    conversation = peer.befriend(window.signUp(username, "Ann"));
    window.node("#conversation-" + conversation);
    window.awaitText("Ben");
  }

  @AfterEach
  void close() {
    window.close();
    peer.close();
  }

  private void deskShows(String text) {
    Awaitility.await(text).until(() -> desk.shown.containsValue(text));
  }

  @Test
  void messagesOfOneChatAreOneNotificationAndAClickOpensIt() {
    // Given
    peer.say(conversation, "first");
    deskShows("Ben: first");
    peer.say(conversation, "second");
    deskShows("Ben (2 new messages): second");

    // When
    desk.click(conversation);

    // Then
    window.awaitMessage("second");
    Awaitility.await().until(() -> desk.shown.isEmpty());
  }

  @Test
  void whatIsBeingReadIsNotNotifiedOf() {
    window.click("#conversation-" + conversation);
    window.node("#composer");
    peer.say(conversation, "you see this");
    window.awaitMessage("you see this");
    assertThat(desk.shown).isEmpty();
    window.focus(false);
    peer.say(conversation, "and this you do not");
    deskShows("Ben: and this you do not");
    window.focus(true);
    Awaitility.await().until(() -> desk.shown.isEmpty());
  }

  @Test
  void theTextIsLeftOutWhereItIsNotWantedAndNothingIsShownWhereNothingIs() {
    set(true, false);
    peer.say(conversation, "a secret");
    deskShows("Ben: New message");
    set(false, false);
    peer.say(conversation, "another");
    window.press(KeyCode.ALT, KeyCode.DOWN);
    window.awaitMessage("another");
    assertThat(desk.shown.values()).noneMatch(shown -> shown.contains("2"));
  }

  @Test
  void whatIsReadOnAnotherDeviceIsNotNotifiedOfAnyMore() {
    try (var elsewhere =
            Relation.at(
                Settings.inMemory(
                    Service.server().endpoints().orElseThrow(), ThisDevice.bot("elsewhere")));
        var other = elsewhere.signIn(username, Service.PASSWORD).orThrow()) {
      // Given
      peer.say(conversation, "first");
      deskShows("Ben: first");
      other.connect();
      Awaitility.await().until(() -> newest(other).value() == 2);

      // When
      other.receipts().read(conversation, newest(other));

      // Then
      Awaitility.await().until(() -> desk.shown.isEmpty());
    }
  }

  private Sequence newest(ImClient client) {
    return client
        .conversations()
        .find(conversation)
        .map(found -> found.newest().sequence())
        .orElse(Sequence.NONE);
  }

  @Test
  void anAccountThatIsLeftTakesItsNotificationsAlong() {
    // Given
    peer.say(conversation, "first");
    deskShows("Ben: first");

    // When
    window.click("#rail-SETTINGS");
    window.click("#sign-out");
    window.node("#identifier");

    // Then
    assertThat(desk.shown).isEmpty();
    var _ = window.signUp(Service.name("kim"), "Kim");
    desk.click(conversation);
    assertThat(window.text()).contains("Choose a chat");
  }

  @Test
  void aNoticeIsStillThereInAnotherLanguage() {
    serviceSays("Tonight we are away.");
    window.awaitText("Tonight we are away.");
    ClientWindow.onWindowThread(
        () -> {
          window.home().preferences().language(Language.JAPANESE);
          return true;
        });
    window.awaitText("Tonight we are away.");
    window.click("#notice-close");
    window.awaitGone("#notice");
  }

  @Test
  void whatTheServiceSaysIsShownOverTheWindowUntilItIsPutAway() {
    // Given
    serviceSays("Tonight we are away. ".repeat(195));
    serviceSays("We are back.");
    window.await("a long text has room", scene -> heightOfNotice(scene) > 100);
    window.awaitText("Tonight we are away.");

    // When
    window.click("#notice-close");

    // Then
    window.awaitText("We are back.");
    window.await("a short text takes little", scene -> heightOfNotice(scene) < 80);
    window.click("#notice-close");
    window.awaitGone("#notice");
  }

  private static double heightOfNotice(Scene scene) {
    return scene.lookup("#notice").getBoundsInLocal().getHeight();
  }

  private void serviceSays(String text) {
    var body = NoticeBody.newBuilder().setText(TextNotice.newBuilder().setText(text)).build();
    var entry =
        im.relation.contract.message.v1.Entry.newBuilder().setBody(body.toByteString()).build();
    ClientWindow.onWindowThread(
        () -> {
          var main = (MainView) window.scene().getRoot().lookup(".main");
          main.happened(new Event.NoticeReceived(new Entry(entry), body, true));
          return true;
        });
  }

  private void set(boolean notifications, boolean text) {
    ClientWindow.onWindowThread(
        () -> {
          window.home().preferences().notifications(notifications);
          window.home().preferences().notificationText(text);
          return true;
        });
  }
}
