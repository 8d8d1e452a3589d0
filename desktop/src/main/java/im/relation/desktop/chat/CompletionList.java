package im.relation.desktop.chat;

import im.relation.desktop.emoji.EmojiImage;
import im.relation.desktop.text.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/// The choices over the composer; gone where there are none.
final class CompletionList extends ListView<Completion.Choice> {

  private static final double ROW = 34;
  private static final double WIDTH = 260;
  private static final double EMOJI = 18;

  CompletionList(Texts texts, Consumer<Completion.Choice> taken) {
    setId("completion");
    setAccessibleText(texts.of("chat.completion"));
    getStyleClass().add("completion");
    setFixedCellSize(ROW);
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    setFocusTraversable(false);
    setCellFactory(_ -> cell());
    setOnMouseClicked(_ -> selected().ifPresent(taken));
    show(Optional.empty());
  }

  private static ListCell<Completion.Choice> cell() {
    return new ListCell<>() {
      @Override
      protected void updateItem(Completion.@Nullable Choice choice, boolean empty) {
        super.updateItem(choice, empty);
        setText(choice == null ? null : choice.label());
        setGraphic(choice == null ? null : EmojiImage.of(choice.emoji(), EMOJI));
      }
    };
  }

  void show(Optional<Completion> completion) {
    getItems().setAll(completion.map(Completion::choices).orElse(java.util.List.of()));
    getSelectionModel().selectFirst();
    double height = getItems().size() * ROW + 4;
    setPrefHeight(height);
    setMaxHeight(height);
    setVisible(!getItems().isEmpty());
    setManaged(isVisible());
  }

  Optional<Completion.Choice> selected() {
    return Optional.ofNullable(getSelectionModel().getSelectedItem());
  }

  void step(int rows) {
    int at = Math.floorMod(getSelectionModel().getSelectedIndex() + rows, getItems().size());
    getSelectionModel().select(at);
  }
}
