package im.relation.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From nothing to the first message, with keys and mouse alone.
class FirstMessageIT {

  @TempDir Path folder;

  @Test
  void aNewPersonSignsUpFindsAFriendAndWrites() {
    try (var peer = new Peer("Ben");
        var window = ClientWindow.open(folder)) {
      // Given
      var me = window.signUp(Service.name("ann"), "Ann");
      window.click("#empty-find");
      window.fill("#find-field", peer.username());
      window.press(KeyCode.ENTER);
      window.awaitText("Ben");
      window.fill("#request-reason", "We met at the fair");
      window.click("#request-friend");
      window.awaitText("Asked.");

      // When
      peer.accept(me.user());
      window.click("#rail-CHATS");
      window.click("#conversation-" + peer.conversationWith(me.user()));
      window.send("Hello Ben");

      // Then
      Awaitility.await().until(() -> peer.received().contains("Hello Ben"));
      window.node("#progress-delivered");
      assertThat(window.text()).contains("Hello Ben");
    }
  }
}
