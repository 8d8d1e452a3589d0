package im.relation.desktop.chat;

import im.relation.desktop.base.IconButton;
import im.relation.desktop.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// The line over the messages that looks for words in them: "n of m", older, newer.
final class ChatSearchBar extends HBox {

  private final ChatSearch search;
  private final TextField field = new TextField();

  /// @param close is called by its button
  ChatSearchBar(ChatSearch search, Texts texts, Runnable close) {
    this.search = search;
    getStyleClass().add("search-bar");
    setAlignment(Pos.CENTER_LEFT);
    setSpacing(6);
    field.setId("chat-search");
    field.setPromptText(texts.of("search.inChat"));
    field.setAccessibleText(texts.of("search.inChat"));
    HBox.setHgrow(field, Priority.ALWAYS);
    field.textProperty().addListener((_, _, text) -> search.look(text));
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    var count = new Label();
    count.setId("chat-search-count");
    count.setMinWidth(USE_PREF_SIZE);
    search
        .foundProperty()
        .addListener(
            (_, _, found) -> count.setText(found.map(one -> count(one, texts)).orElse("")));
    getChildren()
        .addAll(
            field,
            count,
            button(Feather.CHEVRON_UP, "search-older", texts.of("search.older"), () -> step(1)),
            button(Feather.CHEVRON_DOWN, "search-newer", texts.of("search.newer"), () -> step(-1)),
            button(Feather.X, "search-close", texts.of("action.close"), close));
  }

  private static Button button(Feather icon, String id, String text, Runnable action) {
    var button = new IconButton(icon, id, text);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private static String count(ChatSearch.Found found, Texts texts) {
    return found.places().isEmpty()
        ? texts.of("search.nothing")
        : texts.of(
            "search.count", found.at() + 1, found.places().size() + (found.more() ? "+" : ""));
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      step(event.isShiftDown() ? -1 : 1);
      event.consume();
    } else if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
      step(event.getCode() == KeyCode.UP ? 1 : -1);
      event.consume();
    }
  }

  private void step(int places) {
    search.step(places);
  }

  void focus() {
    field.requestFocus();
    field.selectAll();
  }
}
