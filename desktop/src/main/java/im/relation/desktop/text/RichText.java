package im.relation.desktop.text;

import im.relation.desktop.emoji.EmojiImage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Draws text that may hold links and emoji.
public final class RichText {

  private static final double EMOJI = 18;
  private static final double LARGE_EMOJI = 40;
  private static final double LINE_EMOJI = 16;
  private static final double DESCENT = 0.2;

  private RichText() {}

  /// A message, over as many lines as it needs; from right to left where its text is.
  ///
  /// @param opened is given the address of a link that was clicked
  public static TextFlow flow(String text, Consumer<URI> opened) {
    var pieces = Pieces.of(text);
    double size = Pieces.isLarge(pieces) ? LARGE_EMOJI : EMOJI;
    var nodes = new ArrayList<Node>();
    for (var piece : pieces) {
      nodes.add(
          switch (piece) {
            case Piece.Plain(var plain) -> text(plain);
            case Piece.Link(var shown, var address) -> link(shown, address, opened);
            case Piece.Picture(var emoji) -> onTheLine(EmojiImage.of(emoji, size));
          });
    }
    var flow = new TextFlow(nodes.toArray(Node[]::new));
    flow.getStyleClass().add("rich-text");
    flow.setNodeOrientation(
        Direction.isRightToLeft(text)
            ? NodeOrientation.RIGHT_TO_LEFT
            : NodeOrientation.LEFT_TO_RIGHT);
    return flow;
  }

  /// A picture stands as deep as a letter with a descender does.
  static ImageView onTheLine(ImageView picture) {
    picture.setTranslateY(picture.getFitHeight() * DESCENT);
    return picture;
  }

  private static Text text(String plain) {
    var text = new Text(plain);
    text.getStyleClass().add("rich-text-plain");
    return text;
  }

  private static Hyperlink link(String shown, URI address, Consumer<URI> opened) {
    var link = new Hyperlink(shown);
    link.setOnAction(_ -> opened.accept(address));
    link.getStyleClass().add("rich-text-link");
    return link;
  }

  /// One line, cut off where there is no more room.
  public static Region line(String text) {
    var pieces = Pieces.of(text);
    if (pieces.stream().allMatch(piece -> piece instanceof Piece.Plain)) {
      var label = new Label(text);
      label.getStyleClass().add("line");
      label.setMinWidth(0);
      return label;
    }
    return clipped(pieces);
  }

  private static Region clipped(List<Piece> pieces) {
    var line = new HBox();
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("line");
    line.setMinWidth(0);
    line.setPrefWidth(0);
    for (var piece : pieces) {
      if (piece instanceof Piece.Picture(var emoji)) {
        line.getChildren().add(EmojiImage.of(emoji, LINE_EMOJI));
      } else {
        var label = new Label(Pieces.textOf(List.of(piece)));
        label.setMinWidth(Region.USE_PREF_SIZE);
        line.getChildren().add(label);
      }
    }
    var clip = new Rectangle();
    clip.widthProperty().bind(line.widthProperty());
    clip.heightProperty().bind(line.heightProperty());
    line.setClip(clip);
    return line;
  }
}
