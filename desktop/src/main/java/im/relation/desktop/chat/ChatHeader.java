package im.relation.desktop.chat;

import im.relation.desktop.base.IconButton;
import im.relation.desktop.people.Avatar;
import im.relation.desktop.text.Dates;
import im.relation.desktop.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Who the chat is with, and whether that person is there or types.
final class ChatHeader extends HBox {

  private static final double AVATAR = 40;

  private final Texts texts;
  private final Dates dates;
  private final VBox lines = new VBox(1);
  private final Button search;

  ChatHeader(ChatViewModel model, Texts texts, Dates dates, Runnable openSearch) {
    this.texts = texts;
    this.dates = dates;
    getStyleClass().add("chat-header");
    setAlignment(Pos.CENTER_LEFT);
    setSpacing(12);
    lines.setAlignment(Pos.CENTER_LEFT);
    lines.setMinWidth(0);
    HBox.setHgrow(lines, Priority.ALWAYS);
    search = new IconButton(Feather.SEARCH, "open-chat-search", texts.of("search.inChat"));
    search.setOnAction(_ -> openSearch.run());
    model.headerProperty().addListener((_, _, header) -> show(header));
    show(model.headerProperty().get());
  }

  /// Also when the words alone have changed.
  void show(ChatViewModel.Header header) {
    var name = new Label(header.person().name());
    name.setId("chat-name");
    name.getStyleClass().add("chat-name");
    lines.getChildren().setAll(name);
    var text = state(header);
    if (!text.isEmpty()) {
      var state = new Label(text);
      state.setId("chat-state");
      state.getStyleClass().add(header.typing() ? "typing" : "faint");
      lines.getChildren().add(state);
    }
    getChildren().setAll(new Avatar(header.person(), AVATAR), lines, search);
  }

  private String state(ChatViewModel.Header header) {
    if (header.typing()) {
      return texts.of("chat.typing");
    }
    return header.presence().words(texts, dates);
  }
}
