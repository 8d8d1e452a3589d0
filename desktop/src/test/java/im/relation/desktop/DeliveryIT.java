package im.relation.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.socket.v1.TypingState;
import im.relation.desktop.notify.QuietNotifier;
import im.relation.domain.ConversationId;
import im.relation.sdk.Relation;
import im.relation.sdk.Settings;
import im.relation.sdk.ThisDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of what is written, and what the window says of the connection.
class DeliveryIT {

  @TempDir Path folder;

  private final String username = Service.name("ann");
  private Cable cable;
  private ClientWindow window;
  private Peer peer;
  private ConversationId conversation;

  @BeforeEach
  void openAChat() {
    cable = new Cable();
    peer = new Peer("Ben");
    window = ClientWindow.open(folder, cable.server(), new QuietNotifier());
    conversation = peer.befriend(window.signUp(username, "Ann"));
    window.click("#conversation-" + conversation);
    window.node("#composer");
    window.awaitGone("#banner");
  }

  @AfterEach
  void close() throws IOException {
    window.close();
    peer.close();
    cable.close();
  }

  @Test
  void theTicksFollowAMessageToItsReader() {
    window.send("hello");
    window.node("#progress-delivered");
    var last = peer.newest(conversation).getLast().sequence();
    peer.client().receipts().read(conversation, last);
    window.node("#progress-read");
  }

  @Test
  void whatIsWrittenOfflineGoesOutOnceAndInOrderWhenThereIsAConnection() {
    // Given
    cable.cut();
    window.node("#banner");
    window.awaitText("No connection.");

    // When
    window.send("first");
    window.send("second");
    window.node("#progress-sending");
    window.click("#banner-action", cable::mend);

    // Then
    Awaitility.await().until(() -> peer.received().size() == 2);
    window.awaitGone("#progress-sending");
    window.awaitGone("#banner");
    assertThat(peer.received()).containsExactly("first", "second");
  }

  @Test
  void whatIsThereIsReadAndFoundWithoutAConnection() {
    // Given
    peer.say(conversation, "the meeting is at noon");
    window.awaitMessage("noon");
    cable.cut();
    window.node("#banner");

    // When
    window.close();
    window = ClientWindow.open(folder, cable.server(), new QuietNotifier());

    // Then
    window.awaitMessage("noon");
    window.awaitText("Ben");
    window.press(KeyCode.CONTROL, KeyCode.K);
    window.node("#search");
    window.write("meet");
    window.awaitText("Messages");
  }

  @Test
  void aMessageThatWasNotTakenStaysUntilItIsTriedAgainOrDeleted() {
    // Given
    var _ = peer.client().friends().block(window.client().user()).orThrow();

    // When
    window.send("are you there?");
    window.node("#progress-failed");
    window.awaitText("Not sent:");
    var _ = peer.client().friends().unblock(window.client().user()).orThrow();
    window.click("#retry");

    // Then
    window.awaitGone("#progress-failed");
    Awaitility.await().until(() -> peer.received().contains("are you there?"));
  }

  @Test
  void aFailedMessageCanBeDeleted() {
    var _ = peer.client().friends().block(window.client().user()).orThrow();
    window.send("never mind");
    window.node("#progress-failed");
    window.click("#discard");
    window.awaitGone("#progress-failed");
    assertThat(window.messages()).doesNotContain("never mind");
    assertThat(window.client().messages().pending()).isEmpty();
  }

  @Test
  void whoIsNoFriendAnyMoreIsToldWhyNothingCanBeWritten() {
    var _ = peer.client().friends().remove(window.client().user()).orThrow();
    window.node("#may-not-send");
    window.awaitText("not friends any more");
    window.awaitGone("#composer");
  }

  @Test
  void typingAndPresenceOfTheOtherOneAreShown() {
    window.awaitText("Online");
    peer.client().presence().typing(conversation, TypingState.TYPING_STATE_TEXT);
    window.awaitText("is typing…");
    peer.client().presence().typing(conversation, TypingState.TYPING_STATE_STOPPED);
    window.awaitText("Online");
    peer.client().disconnect();
    window.awaitText("Seen just now");
  }

  @Test
  void whatIsSaidOfTimeIsSaidAnewAsTimePasses() {
    // Given
    peer.say(conversation, "good night");
    window.awaitMessage("Today");
    var at = peer.newest(conversation).getLast().acceptedAt();
    peer.client().disconnect();
    window.awaitText("Seen just now");

    // When
    window.passes(Duration.ofMinutes(5));

    // Then
    window.awaitText("Seen 5 minutes ago");
    window.passes(Duration.ofDays(1));
    window.awaitMessage("Yesterday");
    assertThat(window.messages()).doesNotContain("Today");
    var weekday = DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    window.await(
        "the list says the weekday",
        scene ->
            Shown.text(scene.lookup("#conversation-" + conversation)).contains(weekday.format(at)));
  }

  @Test
  void theOtherOneSeesThatAPersonTypes() {
    window.click("#composer");
    window.write("he");
    Awaitility.await().until(() -> peer.sawTyping());
  }

  @Test
  void aClientThatIsTooOldSaysSoAndIsStillRead() {
    // Given
    window.send("remember me");
    window.node("#progress-delivered");

    // When
    cable.speakAnotherVersion();
    cable.cut();
    window.awaitText("No connection.");
    window.click("#banner-action", cable::mend);

    // Then
    window.awaitText("too old for the service");
    assertThat(window.messages()).contains("remember me");
    window.press(KeyCode.CONTROL, KeyCode.K);
    window.node("#search");
    window.write("rememb");
    window.awaitText("Messages");
  }

  @Test
  void aDamagedStoreIsRepairedFromTheServiceAndKeepsWhatWaits() throws SQLException {
    // Given
    peer.say(conversation, "the meeting is at noon");
    window.awaitMessage("noon");
    cable.cut();
    window.awaitText("No connection.");
    window.send("I shall be there");
    window.node("#progress-sending");
    var file = window.store();
    window.close();
    damageTheSearch(file);
    window = ClientWindow.open(folder, cable.server(), new QuietNotifier());
    window.awaitMessage("noon");

    // When
    window.press(KeyCode.CONTROL, KeyCode.K);
    window.node("#search");
    window.write("meet");
    window.awaitText("are damaged");
    window.press(KeyCode.ESCAPE);
    window.click("#banner-action", cable::mend);

    // Then
    window.awaitGone("#banner");
    window.click("#conversation-" + conversation);
    window.awaitMessage("noon");
    window.awaitMessage("I shall be there");
    Awaitility.await().until(() -> peer.received().contains("I shall be there"));
    assertThat(peer.received()).containsExactly("I shall be there");
  }

  private static void damageTheSearch(Path file) throws SQLException {
    try (var opened = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = opened.createStatement()) {
      statement.execute("UPDATE search_word_data SET block = x'00000000ffffff7f01'");
    }
  }

  @Test
  void whoSignsInElsewhereIsToldWhyAndWhatToDo() {
    // When
    try (var elsewhere =
            Relation.at(
                Settings.inMemory(
                    Service.server().endpoints().orElseThrow(), ThisDevice.desktop("other", "1")));
        var _ = elsewhere.signIn(username, Service.PASSWORD).orThrow()) {
      // Then
      window.awaitText("You signed in on another computer");
      assertThat(window.messages()).isNotEmpty();
      window.click("#banner-action");
      window.node("#identifier");
    }
  }
}
