package im.relation.desktop.shell;

import im.relation.desktop.base.IconButton;
import im.relation.desktop.text.Texts;
import im.relation.sdk.Event;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// The lines over the window that say what whoever runs the service said, until they are put away:
/// one notice at a time. A long one scrolls.
final class NoticeView extends HBox {

  private static final double HIGHEST = 120;

  private final TextNotices notices;
  private final Label text = new Label();

  NoticeView(Texts texts, TextNotices notices) {
    this.notices = notices;
    setId("notice");
    getStyleClass().add("banner");
    setAlignment(Pos.CENTER);
    setSpacing(12);
    text.setId("notice-text");
    text.setWrapText(true);
    var lines = new Lines(text);
    HBox.setHgrow(lines, Priority.ALWAYS);
    var close = new IconButton(Feather.X, "notice-close", texts.of("notice.close"));
    close.setMinWidth(USE_PREF_SIZE);
    close.setOnAction(
        _ -> {
          notices.putAway();
          show();
        });
    getChildren().addAll(lines, close);
    show();
  }

  /// As high as its text is at its width, up to a limit; a scroll pane by itself asks for one line.
  private static final class Lines extends ScrollPane {

    private final Label label;

    Lines(Label label) {
      super(label);
      this.label = label;
      setFitToWidth(true);
      setMinHeight(USE_PREF_SIZE);
      getStyleClass().add("notice-scroll");
    }

    @Override
    public Orientation getContentBias() {
      return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
      double room = snappedTopInset() + snappedBottomInset();
      double wide = (width < 0 ? getWidth() : width) - snappedLeftInset() - snappedRightInset();
      return Math.min(HIGHEST, label.prefHeight(wide) + room);
    }
  }

  /// Learns from what the client tells.
  void happened(Event event) {
    if (notices.happened(event)) {
      show();
    }
  }

  private void show() {
    var first = notices.first();
    setVisible(first.isPresent());
    setManaged(first.isPresent());
    text.setText(first.orElse(""));
  }
}
