package im.relation.desktop.conversations;

import im.relation.desktop.people.Avatar;
import im.relation.desktop.text.Dates;
import im.relation.desktop.text.RichText;
import im.relation.desktop.text.Texts;
import im.relation.sdk.Tick;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Draws one row of the list.
final class ConversationCell extends ListCell<ConversationItem> {

  private static final double AVATAR = 46;
  private static final int MANY = 99;

  private final Texts texts;
  private final Dates dates;

  ConversationCell(Texts texts, Dates dates) {
    this.texts = texts;
    this.dates = dates;
    getStyleClass().add("conversation-cell");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable ConversationItem item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      setId(null);
      return;
    }
    setId("conversation-" + item.id());
    var lines = new VBox(3, upper(item), lower(item));
    lines.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(lines, Priority.ALWAYS);
    lines.setMinWidth(0);
    var row = new HBox(12, Avatar.withPresence(item.person(), AVATAR, item.presence()), lines);
    row.setAlignment(Pos.CENTER_LEFT);
    setGraphic(row);
    setAccessibleText(
        texts.of("list.accessible", item.person().name(), item.snippet(), item.unread()));
  }

  private HBox upper(ConversationItem item) {
    var name = new Label(item.person().name());
    name.getStyleClass().add("conversation-name");
    name.setMinWidth(0);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var line = new HBox(6, name, gap);
    line.setAlignment(Pos.CENTER_LEFT);
    item.tick().ifPresent(tick -> line.getChildren().add(tick(tick)));
    item.at()
        .ifPresent(
            at -> {
              var time = new Label(dates.brief(at));
              time.getStyleClass().add("faint");
              time.setMinWidth(Region.USE_PREF_SIZE);
              line.getChildren().add(time);
            });
    return line;
  }

  private static FontIcon tick(Tick tick) {
    var icon = new FontIcon(tick == Tick.SENT ? Feather.CHECK : Feather.CHECK_CIRCLE);
    icon.getStyleClass().add(tick == Tick.READ ? "tick-read" : "tick");
    return icon;
  }

  private HBox lower(ConversationItem item) {
    var line = new HBox(6);
    line.setAlignment(Pos.CENTER_LEFT);
    var snippet = snippet(item);
    HBox.setHgrow(snippet, Priority.ALWAYS);
    snippet.setMaxWidth(Double.MAX_VALUE);
    snippet.setMinWidth(0);
    line.getChildren().add(snippet);
    if (item.unread() > 0) {
      var badge = new Label(item.unread() > MANY ? MANY + "+" : Long.toString(item.unread()));
      badge.getStyleClass().add("badge");
      badge.setMinWidth(Region.USE_PREF_SIZE);
      line.getChildren().add(badge);
    }
    return line;
  }

  private Region snippet(ConversationItem item) {
    if (item.typing()) {
      var typing = new Label(texts.of("chat.typing"));
      typing.getStyleClass().add("typing");
      return typing;
    }
    if (!item.draft().isEmpty()) {
      var prefix = new Label(texts.of("list.draft"));
      prefix.getStyleClass().add("draft");
      prefix.setMinWidth(Region.USE_PREF_SIZE);
      var text = RichText.line(item.draft());
      HBox.setHgrow(text, Priority.ALWAYS);
      return new HBox(4, prefix, text);
    }
    return RichText.line(item.snippet());
  }
}
