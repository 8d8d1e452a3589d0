package im.relation.desktop.emoji;

import java.util.Objects;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/// Draws an emoji: a part of one sheet, which is read at the first use.
public final class EmojiImage {

  private static final int PICTURE = 32;

  /// With the pixel round each picture.
  private static final int CELL = PICTURE + 2;

  private static final class Sheet {
    private static final Image IMAGE =
        new Image(
            Objects.requireNonNull(EmojiImage.class.getResource("sheet.png")).toExternalForm());
  }

  private EmojiImage() {}

  /// The picture of an emoji.
  ///
  /// @param size width and height in pixels
  public static ImageView of(Emoji emoji, double size) {
    var view = new ImageView(Sheet.IMAGE);
    view.setViewport(
        new Rectangle2D(emoji.column() * CELL + 1.0, emoji.row() * CELL + 1.0, PICTURE, PICTURE));
    view.setFitWidth(size);
    view.setFitHeight(size);
    view.setSmooth(true);
    view.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    view.setAccessibleText(emoji.shortName());
    view.getStyleClass().add("emoji");
    return view;
  }
}
