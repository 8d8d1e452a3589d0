package im.relation.desktop.conversations;

import im.relation.desktop.base.IconButton;
import im.relation.desktop.base.RowChoice;
import im.relation.desktop.text.Dates;
import im.relation.desktop.text.Texts;
import im.relation.domain.ConversationId;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The pane beside the chat: a title, the way to the search, the list.
public final class ConversationsView extends VBox {

  private static final double ROW = 66;

  private final ConversationsViewModel model;
  private final ListView<ConversationItem> list = new ListView<>();

  /// What the pane leads to.
  ///
  /// @param open shows a conversation, also the one that is open
  /// @param search opens the search
  /// @param compose leads to finding somebody to write to
  public record Leads(Consumer<ConversationId> open, Runnable search, Runnable compose) {}

  /// Made for one window.
  public ConversationsView(ConversationsViewModel model, Texts texts, Dates dates, Leads leads) {
    this.model = model;
    getStyleClass().add("side-pane");
    list.setId("conversations");
    list.setAccessibleText(texts.of("chats.title"));
    list.setFixedCellSize(ROW);
    list.setItems(model.items());
    list.setCellFactory(_ -> new ConversationCell(texts, dates));
    list.setPlaceholder(empty(texts, leads.compose()));
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(header(texts, leads.compose()), searchButton(texts, leads.search()), list);
    RowChoice.on(list, item -> leads.open().accept(item.id()));
    model.openProperty().addListener((_, _, _) -> select());
    model.items().addListener((ListChangeListener<ConversationItem>) _ -> select());
    select();
  }

  private static HBox header(Texts texts, Runnable compose) {
    var title = new Label(texts.of("chats.title"));
    title.getStyleClass().add("title");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var write = new IconButton(Feather.EDIT, "compose", texts.of("chats.compose"));
    write.setOnAction(_ -> compose.run());
    var header = new HBox(title, gap, write);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("side-header");
    return header;
  }

  private static Button searchButton(Texts texts, Runnable search) {
    var button = new Button(texts.of("search.prompt"), new FontIcon(Feather.SEARCH));
    button.setId("open-search");
    button.getStyleClass().add("search-button");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAlignment(Pos.CENTER_LEFT);
    button.setOnAction(_ -> search.run());
    VBox.setMargin(button, new javafx.geometry.Insets(0, 14, 8, 17));
    return button;
  }

  private static VBox empty(Texts texts, Runnable compose) {
    var text = new Label(texts.of("chats.empty"));
    text.setWrapText(true);
    text.getStyleClass().add("faint");
    var find = new Button(texts.of("contacts.find"));
    find.setId("empty-find");
    find.getStyleClass().add("accent");
    find.setOnAction(_ -> compose.run());
    var box = new VBox(16, text, find);
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("empty");
    return box;
  }

  /// Words the rows again: time has passed.
  public void reword() {
    list.refresh();
  }

  /// Shows which one is open, which its row may not be any more.
  private void select() {
    var open = model.openProperty().get().flatMap(model::find);
    if (open.isPresent()) {
      list.getSelectionModel().select(open.get());
    } else {
      list.getSelectionModel().clearSelection();
    }
  }
}
