package im.relation.desktop.emoji;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/// Draws an emoji: a part of its row of the sheet, which is read at the first use. Confined to the
/// window's thread.
public final class EmojiImage {

  private static final int PICTURE = 32;

  /// With the pixel round each picture.
  private static final int CELL = PICTURE + 2;

  private static final Map<Integer, Image> ROWS = new HashMap<>();

  private EmojiImage() {}

  /// The picture of an emoji.
  ///
  /// @param size width and height in pixels
  public static ImageView of(Emoji emoji, double size) {
    var view = new ImageView(ROWS.computeIfAbsent(emoji.row(), EmojiImage::row));
    view.setViewport(new Rectangle2D(emoji.column() * CELL + 1.0, 1.0, PICTURE, PICTURE));
    view.setFitWidth(size);
    view.setFitHeight(size);
    view.setSmooth(true);
    view.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    view.setAccessibleText(emoji.shortName());
    view.getStyleClass().add("emoji");
    return view;
  }

  private static Image row(int number) {
    var file = "row-%02d.png".formatted(number);
    return new Image(
        Objects.requireNonNull(EmojiImage.class.getResource(file), file).toExternalForm());
  }
}
