package im.relation.desktop.search;

import im.relation.desktop.people.Avatar;
import im.relation.desktop.people.Person;
import im.relation.desktop.text.Dates;
import im.relation.desktop.text.RichText;
import im.relation.desktop.text.Texts;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The search over the window: type, choose with the arrows, Enter goes there, Esc closes.
public final class SearchOverlay extends StackPane {

  private static final double WIDTH = 560;
  private static final double HEIGHT = 520;
  private static final double ROW = 54;
  private static final double AVATAR = 36;
  private static final int LINE = 160;

  private final SearchViewModel model;
  private final TextField field = new TextField();
  private final ListView<Hit> list;

  /// Made for one window.
  ///
  /// @param chosen is given what was chosen
  /// @param close closes the overlay
  public SearchOverlay(
      SearchViewModel model, Texts texts, Dates dates, Consumer<Hit> chosen, Runnable close) {
    this.model = model;
    getStyleClass().add("overlay");
    field.setId("search");
    field.setPromptText(texts.of("search.everything"));
    field.setAccessibleText(texts.of("search.everything"));
    field.textProperty().addListener((_, _, text) -> look(text));
    list = new ListView<>(model.hits());
    list.setId("hits");
    list.setAccessibleText(texts.of("search.results"));
    list.setFixedCellSize(ROW);
    list.setFocusTraversable(false);
    list.setCellFactory(_ -> cell(texts, dates, chosen));
    list.setPlaceholder(placeholder(texts));
    VBox.setVgrow(list, Priority.ALWAYS);
    var box = new VBox(10, field, list);
    box.getStyleClass().add("popup-pane");
    box.setMaxSize(WIDTH, HEIGHT);
    StackPane.setAlignment(box, Pos.TOP_CENTER);
    StackPane.setMargin(box, new Insets(60, 20, 20, 20));
    getChildren().add(box);
    field.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, chosen));
    setOnMousePressed(
        event -> {
          if (event.getTarget() == this) {
            close.run();
          }
        });
  }

  private static Label placeholder(Texts texts) {
    var nothing = new Label(texts.of("search.nothing"));
    nothing.getStyleClass().add("faint");
    return nothing;
  }

  /// Begins anew.
  public void open() {
    field.clear();
    look("");
    field.requestFocus();
  }

  private void look(String text) {
    model.look(text);
    step(1);
  }

  private void pressed(KeyEvent event, Consumer<Hit> chosen) {
    switch (event.getCode()) {
      case DOWN -> step(1);
      case UP -> step(-1);
      case ENTER -> choose(chosen);
      default -> {
        return;
      }
    }
    event.consume();
  }

  /// Selects the next hit in a direction, past the headings.
  private void step(int rows) {
    int at = list.getSelectionModel().getSelectedIndex() + rows;
    while (at >= 0 && at < model.hits().size() && model.hits().get(at).target().isEmpty()) {
      at += rows;
    }
    if (at >= 0 && at < model.hits().size()) {
      list.getSelectionModel().select(at);
      list.scrollTo(Math.max(0, at - 4));
    }
  }

  private void choose(Consumer<Hit> chosen) {
    var hit = list.getSelectionModel().getSelectedItem();
    if (hit == null) {
      step(1);
      hit = list.getSelectionModel().getSelectedItem();
    }
    choose(hit, chosen);
  }

  private static void choose(@Nullable Hit hit, Consumer<Hit> chosen) {
    if (hit != null && hit.target().isPresent()) {
      chosen.accept(hit);
    }
  }

  private static ListCell<Hit> cell(Texts texts, Dates dates, Consumer<Hit> chosen) {
    return new ListCell<>() {
      {
        setPrefWidth(0);
        setOnMouseClicked(_ -> choose(getItem(), chosen));
      }

      @Override
      protected void updateItem(@Nullable Hit hit, boolean empty) {
        super.updateItem(hit, empty);
        setGraphic(hit == null || empty ? null : graphic(hit, texts, dates));
        setAccessibleText(hit == null || empty ? null : words(hit, texts, dates));
      }
    };
  }

  private static String words(Hit hit, Texts texts, Dates dates) {
    return switch (hit) {
      case Hit.Heading(var key) -> texts.of(key);
      case Hit.Chat(var _, var person) -> person.name();
      case Hit.Message(var _, var _, var person, var text, var at) ->
          person.name() + ", " + line(text) + ", " + dates.brief(at);
    };
  }

  private static Node graphic(Hit hit, Texts texts, Dates dates) {
    return switch (hit) {
      case Hit.Heading(var key) -> {
        var heading = new Label(texts.of(key));
        heading.getStyleClass().add("heading");
        yield heading;
      }
      case Hit.Chat(var _, var person) -> row(person, "@" + person.username(), "");
      case Hit.Message(var _, var _, var person, var text, var at) ->
          row(person, line(text), dates.brief(at));
    };
  }

  private static String line(String text) {
    return text.substring(0, Math.min(LINE, text.length())).replaceAll("\\s+", " ");
  }

  private static HBox row(Person person, String below, String at) {
    var name = new Label(person.name());
    name.getStyleClass().add("conversation-name");
    var lines = new VBox(1, name);
    if (below.length() > 1) {
      lines.getChildren().add(RichText.line(below));
    }
    lines.setMinWidth(0);
    lines.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(lines, Priority.ALWAYS);
    var time = new Label(at);
    time.setMinWidth(Region.USE_PREF_SIZE);
    time.getStyleClass().add("faint");
    var row = new HBox(10, new Avatar(person, AVATAR), lines, time);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
