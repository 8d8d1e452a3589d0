package im.relation.desktop.chat;

import im.relation.desktop.text.Dates;
import im.relation.desktop.text.Direction;
import im.relation.desktop.text.RichText;
import im.relation.desktop.text.Texts;
import im.relation.domain.ClientMessageId;
import java.net.URI;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Draws one message: a bubble that measures itself, at the right for the caller's own. Time and
/// tick stand in the last line where it leaves room for them: the text ends with a blank of their
/// width.
final class MessageView extends Region {

  /// What a person may do with a message.
  interface Actions {
    void opened(URI address);

    void retry(ClientMessageId failed);

    void discard(ClientMessageId failed);
  }

  private static final double WIDEST = 560;
  private static final double SIDE = 24;
  private static final double LEAST_GAP = 72;
  private static final double PAD_X = 12;
  private static final double PAD_Y = 7;
  private static final double BELOW = 6;

  private final String source;
  private final boolean mine;
  private final boolean rightToLeft;
  private final Region bubble = new Region();
  private final TextFlow text;
  private final Node meta;
  private final Region room = new Region();
  private final Optional<HBox> failure;
  private final double above;

  MessageView(ChatRow.Message row, Texts texts, Dates dates, Actions actions) {
    this.source = row.text();
    this.mine = row.author() instanceof ChatRow.Author.Mine;
    this.rightToLeft = Direction.isRightToLeft(row.text());
    this.above = row.joined() ? 3 : 12;
    this.text = RichText.flow(row.text(), actions::opened);
    this.meta = meta(row, texts, dates);
    this.failure = failure(row, texts, actions);
    getStyleClass().addAll("message", mine ? "mine" : "theirs");
    bubble.getStyleClass().addAll("bubble", mine ? "mine" : "theirs");
    text.getChildren().add(room);
    getChildren().addAll(bubble, text, meta);
    failure.ifPresent(getChildren()::add);
    setFocusTraversable(true);
    setAccessibleRole(javafx.scene.AccessibleRole.TEXT);
    setAccessibleText(row.text() + ", " + dates.time(row.at()));
    setOnMousePressed(_ -> requestFocus());
  }

  String text() {
    return source;
  }

  /// Marks the message that a search found.
  void marked(boolean on) {
    bubble.getStyleClass().remove("found");
    getStyleClass().remove("marked");
    if (on) {
      bubble.getStyleClass().add("found");
      getStyleClass().add("marked");
    }
  }

  /// The time, and how far a message of one's own has come. Each node of a row is styled whenever
  /// the row comes into sight, so there are as few as can be.
  private static Node meta(ChatRow.Message row, Texts texts, Dates dates) {
    var time = new Text(dates.time(row.at()));
    time.getStyleClass().add("time");
    if (!(row.author() instanceof ChatRow.Author.Mine(var progress))) {
      return time;
    }
    var icon = new FontIcon(icon(progress));
    icon.getStyleClass().add("progress");
    icon.setId("progress-" + name(progress));
    icon.setAccessibleText(texts.of("progress." + name(progress)));
    var meta = new HBox(4, time, icon);
    meta.setAlignment(Pos.CENTER_RIGHT);
    if (progress instanceof ChatRow.Progress.Read
        || progress instanceof ChatRow.Progress.Delivered) {
      var second = new FontIcon(Feather.CHECK);
      second.getStyleClass().add("progress");
      HBox.setMargin(second, new Insets(0, 0, 0, -11));
      meta.getChildren().add(second);
    }
    meta.getStyleClass().add(name(progress));
    return meta;
  }

  private static Feather icon(ChatRow.Progress progress) {
    return switch (progress) {
      case ChatRow.Progress.Sending _ -> Feather.CLOCK;
      case ChatRow.Progress.Sent _ -> Feather.CHECK;
      case ChatRow.Progress.Delivered _ -> Feather.CHECK;
      case ChatRow.Progress.Read _ -> Feather.CHECK;
      case ChatRow.Progress.Failed _ -> Feather.ALERT_CIRCLE;
    };
  }

  private static String name(ChatRow.Progress progress) {
    return switch (progress) {
      case ChatRow.Progress.Sending _ -> "sending";
      case ChatRow.Progress.Sent _ -> "sent";
      case ChatRow.Progress.Delivered _ -> "delivered";
      case ChatRow.Progress.Read _ -> "read";
      case ChatRow.Progress.Failed _ -> "failed";
    };
  }

  private static Optional<HBox> failure(ChatRow.Message row, Texts texts, Actions actions) {
    if (!(row.author() instanceof ChatRow.Author.Mine(ChatRow.Progress.Failed failed))) {
      return Optional.empty();
    }
    var why = new Label(texts.of("chat.notSent", texts.of(failed.problem())));
    why.setMinWidth(0);
    var retry = button(texts.of("action.retry"), "retry", () -> actions.retry(failed.id()));
    var delete = button(texts.of("action.delete"), "discard", () -> actions.discard(failed.id()));
    var line = new HBox(8, why, retry, delete);
    line.setAlignment(Pos.CENTER_RIGHT);
    line.getStyleClass().add("failure");
    return Optional.of(line);
  }

  private static Button button(String text, String id, Runnable action) {
    var button = new Button(text);
    button.setId(id);
    button.getStyleClass().addAll("small", "flat");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private double textWidth(double width) {
    return Math.max(60, Math.min(WIDEST, width - 2 * SIDE - LEAST_GAP) - 2 * PAD_X);
  }

  private void reserve() {
    double metaWidth = meta.prefWidth(-1) + 10;
    room.setMinSize(metaWidth, 1);
    room.setMaxSize(metaWidth, 1);
  }

  private double failureHeight() {
    return failure.map(line -> line.prefHeight(-1) + 2).orElse(0.0);
  }

  @Override
  protected double computePrefHeight(double width) {
    reserve();
    double available = width < 0 ? WIDEST : textWidth(width);
    double height = text.prefHeight(Math.min(available, Math.ceil(text.prefWidth(-1))));
    return above + PAD_Y + height + BELOW + failureHeight();
  }

  @Override
  protected double computePrefWidth(double height) {
    return WIDEST;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    reserve();
    double textWidth = Math.min(textWidth(getWidth()), Math.ceil(text.prefWidth(-1)));
    double textHeight = text.prefHeight(textWidth);
    double bubbleWidth = textWidth + 2 * PAD_X;
    double bubbleHeight = PAD_Y + textHeight + BELOW;
    double left = mine ? getWidth() - SIDE - bubbleWidth : SIDE;
    bubble.resize(bubbleWidth, bubbleHeight);
    bubble.relocate(left, above);
    text.resize(textWidth, textHeight);
    text.relocate(left + PAD_X, above + PAD_Y);
    meta.autosize();
    var size = meta.getLayoutBounds();
    double metaLeft = rightToLeft ? left + PAD_X : left + bubbleWidth - PAD_X - size.getWidth() + 3;
    meta.relocate(metaLeft, above + bubbleHeight - BELOW - size.getHeight() + 2);
    failure.ifPresent(line -> layOut(line, above + bubbleHeight + 2));
  }

  private void layOut(HBox line, double top) {
    line.resize(Math.min(line.prefWidth(-1), getWidth() - 2 * SIDE), line.prefHeight(-1));
    line.relocate(getWidth() - SIDE - line.getWidth(), top);
  }
}
