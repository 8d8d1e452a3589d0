package im.relation.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.desktop.notify.QuietNotifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole story with two windows and the real service: sign up, find, befriend, chat, write
/// without a network, be killed, start again, search.
class TwoClientsIT {

  @TempDir Path ofAnn;
  @TempDir Path ofBen;
  @TempDir Path afterTheKill;

  private Cable cable;
  private ClientWindow ann;
  private ClientWindow ben;

  @BeforeEach
  void openTwoWindows() {
    cable = new Cable();
    ben = ClientWindow.open(ofBen);
    ann = ClientWindow.open(ofAnn, cable.server(), new QuietNotifier());
  }

  @AfterEach
  void close() throws IOException {
    ann.close();
    ben.close();
    cable.close();
  }

  @Test
  void twoPeopleMeetChatAndLoseNothing() throws IOException {
    meet();
    chat();

    // The network goes, Ann writes on, and her program is killed: what its disk then holds.
    cable.cut();
    ann.node("#banner");
    ann.send("I am on the train");
    ann.send("see you there");
    ann.node("#progress-sending");
    copy(ofAnn, afterTheKill);
    ann.close();
    ben.send("take your time");
    cable.mend();

    // She starts it again: nothing is lost, nothing comes twice, all of it is found.
    ann = ClientWindow.open(afterTheKill, cable.server(), new QuietNotifier());
    ann.awaitMessage("see you there");
    ben.awaitMessage("see you there");
    ann.awaitMessage("take your time");
    assertThat(count(ben.messages(), "I am on the train")).isEqualTo(1);
    assertThat(count(ann.messages(), "see you there")).isEqualTo(1);
    ann.press(KeyCode.CONTROL, KeyCode.K);
    ann.node("#search");
    ann.write("lunch");
    ann.awaitText("Messages");
    ann.press(KeyCode.ENTER);
    ann.node(".message.marked");
  }

  /// They sign up, find each other and become friends.
  private void meet() {
    var benName = Service.name("ben");
    var benId = ben.signUp(benName, "Ben").user();
    var annId = ann.signUp(Service.name("ann"), "Ann").user();
    ann.click("#empty-find");
    ann.fill("#find-field", benName);
    ann.press(KeyCode.ENTER);
    ann.click("#request-friend");
    ann.awaitText("Asked.");
    ben.click("#rail-CONTACTS");
    ben.click("#show-requests");
    ben.click("#accept-" + annId);
    ann.node("#contact-" + benId);
  }

  private void chat() {
    ann.click("#rail-CHATS");
    openOnlyChat(ann);
    ann.send("Hello Ben, lunch at noon?");
    ben.click("#rail-CHATS");
    openOnlyChat(ben);
    ben.awaitMessage("lunch at noon?");
    ben.send("Gladly 👍");
    ann.awaitMessage("Gladly");
    ann.node("#progress-read");
  }

  private static void openOnlyChat(ClientWindow window) {
    window.node(".conversation-cell");
    window.press(KeyCode.ALT, KeyCode.DOWN);
    window.node("#composer");
  }

  private static long count(String text, String line) {
    return text.lines().filter(line::equals).count();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var copied = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(copied);
        } else if (Files.isRegularFile(file)) {
          Files.copy(file, copied, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
