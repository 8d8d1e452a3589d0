package im.relation.desktop.chat;

import im.relation.desktop.base.Preferences;
import im.relation.desktop.emoji.Emoji;
import im.relation.desktop.emoji.EmojiImage;
import im.relation.desktop.emoji.EmojiTable;
import im.relation.desktop.text.Names;
import im.relation.desktop.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Offers emoji by search, by category, those used last first.
final class EmojiPicker extends VBox {

  private static final double WIDTH = 356;
  private static final double HEIGHT = 340;
  private static final double SIZE = 24;
  private static final int FOUND = 60;
  private static final String RECENT = "recent";
  private static final String TONE = "emoji.tone";
  private static final List<String> TONES =
      List.of("", "1F3FB", "1F3FC", "1F3FD", "1F3FE", "1F3FF");

  private final Texts texts;
  private final Preferences preferences;
  private final Consumer<Emoji> picked;
  private final TextField search = new TextField();
  private final ComboBox<String> category = new ComboBox<>();
  private final ComboBox<String> tone = new ComboBox<>();
  private final FlowPane grid = new FlowPane(2, 2);

  EmojiPicker(Texts texts, Preferences preferences, Consumer<Emoji> picked) {
    this.texts = texts;
    this.preferences = preferences;
    this.picked = picked;
    setId("emoji-picker");
    getStyleClass().add("popup-pane");
    setMaxSize(WIDTH, HEIGHT);
    setPrefSize(WIDTH, HEIGHT);
    search.setId("emoji-search");
    search.setPromptText(texts.of("emoji.search"));
    search.setAccessibleText(texts.of("emoji.search"));
    search.textProperty().addListener((_, _, _) -> show());
    search.setOnAction(_ -> first());
    category.setId("emoji-category");
    category.setAccessibleText(texts.of("emoji.category"));
    category.getItems().add(RECENT);
    category.getItems().addAll(EmojiTable.get().byCategory().keySet());
    category.setConverter(named("emoji.category."));
    tone.setId("emoji-tone");
    tone.setAccessibleText(texts.of("emoji.tone"));
    tone.getItems().addAll(TONES);
    tone.setConverter(named("emoji.tone."));
    tone.setValue(preferences.text(TONE));
    tone.valueProperty().addListener((_, _, chosen) -> toned(chosen));
    category.valueProperty().addListener((_, _, _) -> show());
    category.setValue(preferences.recentEmoji().isEmpty() ? category.getItems().get(1) : RECENT);
    HBox.setHgrow(category, Priority.ALWAYS);
    category.setMaxWidth(Double.MAX_VALUE);
    var scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(search, new HBox(8, category, tone), scroll);
  }

  private Names<String> named(String prefix) {
    return new Names<>(name -> texts.of(prefix + name.replaceAll("[^A-Za-z0-9]", "")));
  }

  void focus() {
    search.requestFocus();
  }

  private void toned(String chosen) {
    preferences.text(TONE, chosen);
    show();
  }

  private void show() {
    var sought = search.getText();
    var chosen = category.getValue();
    List<Emoji> shown;
    if (!sought.isBlank()) {
      shown = EmojiTable.get().search(sought, FOUND);
    } else if (RECENT.equals(chosen)) {
      shown =
          preferences.recentEmoji().stream()
              .flatMap(text -> EmojiTable.get().find(text).stream())
              .toList();
    } else {
      shown = EmojiTable.get().byCategory().getOrDefault(chosen, List.of());
    }
    grid.getChildren().setAll(shown.stream().map(this::button).toList());
    if (shown.isEmpty()) {
      var none = new Label(texts.of("emoji.none"));
      none.getStyleClass().add("faint");
      grid.getChildren().add(none);
    }
  }

  private Button button(Emoji plain) {
    var skin = tone.getValue();
    var emoji =
        skin == null || skin.isEmpty() || !plain.tone().isEmpty()
            ? plain
            : EmojiTable.get().inTone(plain, skin);
    var button = new Button(null, EmojiImage.of(emoji, SIZE));
    button.getStyleClass().addAll("flat", "emoji-button");
    button.setId("emoji-" + emoji.names().getFirst());
    button.setAccessibleText(emoji.shortName());
    button.setOnAction(_ -> pick(emoji));
    return button;
  }

  private void first() {
    if (grid.getChildren().getFirst() instanceof Button button) {
      button.fire();
    }
  }

  private void pick(Emoji emoji) {
    preferences.usedEmoji(emoji.text());
    picked.accept(emoji);
  }
}
