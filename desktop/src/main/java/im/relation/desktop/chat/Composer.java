package im.relation.desktop.chat;

import im.relation.desktop.base.IconButton;
import im.relation.desktop.emoji.Emoji;
import im.relation.desktop.text.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Where a person writes. Enter sends, Shift+Enter begins a line; while an input method composes or
/// a completion is offered, Enter belongs to that.
final class Composer extends VBox {

  private static final double LEAST = 38;
  private static final double MOST = 160;

  private final Texts texts;
  private final Function<String, Optional<String>> send;
  private final ComposerArea area = new ComposerArea();
  private final Composition composition;
  private final CompletionList completions;
  private final Button sending;
  private final Label problem = new Label();
  private Optional<Completion> completion = Optional.empty();

  /// @param send answers in words why a message was not taken
  /// @param typed is told the text whenever it changes
  /// @param emoji opens or closes the picker
  Composer(
      Texts texts,
      Function<String, Optional<String>> send,
      Consumer<String> typed,
      Runnable emoji) {
    this.texts = texts;
    this.send = send;
    this.completions = new CompletionList(texts, this::take);
    this.composition =
        Composition.in(
            area,
            () -> {
              changed(typed);
              complete();
            });
    getStyleClass().add("composer");
    var prompt = prepareArea(typed);
    var field = new StackPane(area, prompt);
    StackPane.setAlignment(prompt, Pos.CENTER_LEFT);
    field.getStyleClass().add("composer-field");
    HBox.setHgrow(field, Priority.ALWAYS);
    area.setMinHeight(LEAST);
    area.setPrefHeight(LEAST);
    area.totalHeightEstimateProperty()
        .addListener(
            (_, _, height) ->
                area.setPrefHeight(height == null ? LEAST : Math.clamp(height, LEAST, MOST)));
    var pick = new IconButton(Feather.SMILE, "open-emoji", texts.of("chat.emoji"));
    pick.setOnAction(_ -> emoji.run());
    sending = new IconButton(Feather.SEND, "send", texts.of("chat.send"));
    sending.getStyleClass().add("send-button");
    sending.setOnAction(_ -> submit());
    sending.setDisable(true);
    problem.getStyleClass().add("danger-text");
    problem.setWrapText(true);
    showProblem(Optional.empty());
    var line = new HBox(8, pick, field, sending);
    line.setAlignment(Pos.BOTTOM_CENTER);
    getChildren().addAll(problem, line);
  }

  /// Gives what stands in the empty area.
  private Label prepareArea(Consumer<String> typed) {
    area.setId("composer");
    area.setAccessibleRole(AccessibleRole.TEXT_AREA);
    area.setAccessibleText(texts.of("chat.prompt"));
    var prompt = new Label(texts.of("chat.prompt"));
    prompt.getStyleClass().add("prompt");
    prompt.setMouseTransparent(true);
    area.plainTextChanges().subscribe(_ -> prompt.setVisible(area.getLength() == 0));
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    area.plainTextChanges().subscribe(_ -> changed(typed));
    area.caretPositionProperty().addListener((_, _, _) -> complete());
    return prompt;
  }

  /// The choices for the word before the caret; whoever lays the chat out places them.
  CompletionList completions() {
    return completions;
  }

  void focus() {
    area.requestFocus();
  }

  void text(String text) {
    area.typed(text);
  }

  String text() {
    return area.typed();
  }

  void insert(Emoji emoji) {
    area.replaceSelection(emoji.text());
    area.requestFocus();
  }

  /// Closes what is open over the composer.
  ///
  /// @return whether something was
  boolean escape() {
    boolean open = completion.isPresent();
    offer(Optional.empty());
    return open;
  }

  private void changed(Consumer<String> typed) {
    sending.setDisable(area.typed().isBlank());
    showProblem(Optional.empty());
    if (!composition.isRunning()) {
      typed.accept(area.typed());
    }
  }

  private String beforeCaret() {
    return area.getText(0, area.getCaretPosition());
  }

  private void complete() {
    var before = beforeCaret();
    offer(composition.isRunning() ? Optional.empty() : Completion.of(before));
    completion
        .filter(found -> found.isWhole(before))
        .map(found -> found.choices().getFirst())
        .ifPresent(choice -> javafx.application.Platform.runLater(() -> take(choice)));
  }

  private void offer(Optional<Completion> next) {
    completion = next;
    completions.show(next);
  }

  private void take(Completion.Choice choice) {
    completion.ifPresent(
        found -> {
          int caret = area.getCaretPosition();
          offer(Optional.empty());
          area.replaceText(caret - found.length(), caret, choice.inserted());
        });
  }

  private void pressed(KeyEvent event) {
    if (composition.isRunning()) {
      if (event.getCode() == KeyCode.ENTER) {
        event.consume();
      }
      return;
    }
    if (completion.isPresent() && completes(event.getCode())) {
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
      area.replaceSelection("\n");
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      submit();
      event.consume();
    } else if (event.getCode() == KeyCode.TAB) {
      leave(event.isShiftDown());
      event.consume();
    }
  }

  /// A tab leads on, as everywhere else in the window: past the button where there is nothing to
  /// send.
  private void leave(boolean back) {
    area.requestFocusTraversal(back ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
  }

  private boolean completes(KeyCode key) {
    switch (key) {
      case UP -> completions.step(-1);
      case DOWN -> completions.step(1);
      case ENTER, TAB -> completions.selected().ifPresent(this::take);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void submit() {
    var refused = send.apply(area.typed());
    if (refused.isEmpty()) {
      area.typed("");
    }
    showProblem(refused);
    area.requestFocus();
  }

  private void showProblem(Optional<String> refused) {
    problem.setText(refused.orElse(""));
    problem.setVisible(refused.isPresent());
    problem.setManaged(refused.isPresent());
  }
}
