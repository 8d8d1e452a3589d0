package im.relation.desktop.chat;

import im.relation.desktop.text.Dates;
import im.relation.desktop.text.Texts;
import im.relation.sdk.TimelineRow;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import org.fxmisc.flowless.Cell;

/// Draws one row of a chat; made anew for each row.
final class RowView implements Cell<ChatRow, Node> {

  private final ChatRow row;
  private final Dates dates;
  private final Node node;

  RowView(
      ChatRow row,
      Texts texts,
      Dates dates,
      MessageView.Actions actions,
      Consumer<TimelineRow.Hole> load) {
    this.row = row;
    this.dates = dates;
    this.node =
        switch (row) {
          case ChatRow.Message message -> new MessageView(message, texts, dates, actions);
          case ChatRow.Day(var day) -> line(dates.day(day), "day-line");
          case ChatRow.NewMessages _ -> bar(texts.of("chat.newMessages"));
          case ChatRow.Told(var _, var _, var saying) ->
              line(texts.of("entry." + key(saying)), "told");
          case ChatRow.Missing(var hole) -> missing(hole, texts, load);
        };
  }

  ChatRow row() {
    return row;
  }

  /// Words again what the passing of time changes.
  void reword() {
    if (row instanceof ChatRow.Day(var day) && node instanceof HBox line) {
      ((Label) line.getChildren().getFirst()).setText(dates.day(day));
    }
  }

  @Override
  public Node getNode() {
    return node;
  }

  private static String key(ChatRow.Saying saying) {
    return switch (saying) {
      case FRIENDS_SINCE -> "friendsSince";
      case UNKNOWN -> "unknown";
    };
  }

  private static HBox line(String text, String style) {
    var label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    var line = new HBox(label);
    line.setAlignment(Pos.CENTER);
    line.setPadding(new Insets(10, 24, 2, 24));
    return line;
  }

  private static HBox bar(String text) {
    var line = line(text, "new-messages");
    line.setId("new-messages");
    var label = (Label) line.getChildren().getFirst();
    label.setMaxWidth(Double.MAX_VALUE);
    label.setAlignment(Pos.CENTER);
    HBox.setHgrow(label, javafx.scene.layout.Priority.ALWAYS);
    return line;
  }

  private static HBox missing(TimelineRow.Hole hole, Texts texts, Consumer<TimelineRow.Hole> load) {
    var line = line(texts.of("chat.loading"), "told");
    switch (hole.loading()) {
      case IDLE -> load.accept(hole);
      case RUNNING -> {
        var turning = new ProgressIndicator();
        turning.setPrefSize(18, 18);
        line.getChildren().addFirst(turning);
      }
      case FAILED -> {
        ((Label) line.getChildren().getFirst()).setText(texts.of("chat.notLoaded"));
        var retry = new Button(texts.of("action.retry"));
        retry.setId("load-missing");
        retry.getStyleClass().addAll("small", "flat");
        retry.setOnAction(_ -> load.accept(hole));
        line.getChildren().add(retry);
      }
    }
    line.setMinHeight(48);
    return line;
  }
}
