package im.relation.desktop.chat;

import im.relation.desktop.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Stands where the composer was: why nothing can be written, and what to do about it.
final class CannotWrite extends HBox {

  private final Texts texts;
  private final Label why = new Label();
  private final Button unblock;

  CannotWrite(Texts texts, ChatViewModel model) {
    super(12);
    this.texts = texts;
    this.unblock = new Button(texts.of("contacts.unblock"));
    getStyleClass().addAll("composer", "faint");
    setAlignment(Pos.CENTER);
    why.setId("may-not-send");
    why.setWrapText(true);
    unblock.setId("chat-unblock");
    unblock.setMinWidth(USE_PREF_SIZE);
    unblock.setOnAction(_ -> model.unblock(answer -> why.setText(texts.failure(answer))));
    getChildren().addAll(why, unblock);
  }

  void show(ChatViewModel.Header header) {
    boolean blocked = header.writing() == Writing.BLOCKED;
    why.setText(texts.of(blocked ? "chat.blocked" : "chat.mayNotSend", header.person().name()));
    unblock.setVisible(blocked);
    unblock.setManaged(blocked);
  }
}
