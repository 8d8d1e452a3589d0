package im.relation.desktop;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/// What can be seen of a scene. On the window's thread.
final class Shown {

  private Shown() {}

  /// The first node of a selector that is visible and takes room.
  static Optional<Node> node(Scene scene, String selector) {
    return scene.getRoot().lookupAll(selector).stream()
        .filter(node -> isVisible(node) && node.getLayoutBounds().getWidth() > 0)
        .findFirst();
  }

  private static boolean isVisible(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /// All that can be read, one line for each piece.
  static String text(Node node) {
    if (!node.isVisible()) {
      return "";
    }
    var all = new StringBuilder();
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      all.append(labeled.getText()).append('\n');
    } else if (node instanceof Text text && !(node.getParent() instanceof Labeled)) {
      all.append(text.getText()).append('\n');
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> all.append(text(child)));
    }
    return all.toString();
  }
}
