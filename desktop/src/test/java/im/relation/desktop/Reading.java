package im.relation.desktop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Whether a person can read and use a scene: the contrast of each text with what is painted behind
/// it (WCAG 2.2, 1.4.3: 4.5 to 1, 3 to 1 for large text), a name for each control (4.1.2), the
/// focus by keyboard (2.1.1).
final class Reading {

  private static final double ENOUGH = 4.5;
  private static final double ENOUGH_WHEN_LARGE = 3;
  private static final double LARGE = 24;
  private static final double LARGE_AND_BOLD = 18.7;

  private final List<String> faults = new ArrayList<>();
  private final WritableImage picture;
  private final Scene scene;

  /// What lies over the rest of the scene.
  private final List<Node> covers;

  private Reading(Scene scene) {
    this.scene = scene;
    this.picture = scene.snapshot(null);
    this.covers =
        Stream.of(".overlay", ".popup-pane")
            .flatMap(style -> scene.getRoot().lookupAll(style).stream())
            .filter(Node::isVisible)
            .toList();
  }

  /// What is wrong, a line each.
  static List<String> faults(Scene scene) {
    var reading = new Reading(scene);
    reading.look(scene.getRoot(), true);
    return reading.faults;
  }

  private static boolean isIn(Node node, Node ancestor) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(ancestor)) {
        return true;
      }
    }
    return false;
  }

  private void look(Node node, boolean enabled) {
    if (!node.isVisible() || node.getOpacity() < 0.1) {
      return;
    }
    boolean usable = enabled && !node.isDisabled();
    if (node instanceof Text text && usable && !text.getText().isBlank() && isInSight(text)) {
      contrast(text);
    }
    if (node instanceof Control control && usable && isUsed(control) && isInSight(control)) {
      control(control);
    }
    if (isPartOfAList(node) && isInSight(node) && !isNamed(node)) {
      faults.add(node + " has no name");
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> look(child, usable));
    }
  }

  private boolean isInSight(Node node) {
    var bounds = node.localToScene(node.getBoundsInLocal());
    for (var cover : covers) {
      boolean over = cover.localToScene(cover.getBoundsInLocal()).intersects(bounds);
      if (over && !isIn(node, cover)) {
        return false;
      }
    }
    return bounds.getMinX() >= 0
        && bounds.getMinY() >= 0
        && bounds.getMaxX() <= scene.getWidth()
        && bounds.getMaxY() <= scene.getHeight()
        && bounds.getWidth() > 1;
  }

  /// The colour that most of the pixels round a text have, its own apart, is what it stands on.
  private void contrast(Text text) {
    if (!(text.getFill() instanceof Color ink)) {
      return;
    }
    var bounds = text.localToScene(text.getBoundsInLocal());
    var reader = picture.getPixelReader();
    var counts = new HashMap<Color, Integer>();
    for (int y = (int) bounds.getMinY(); y < bounds.getMaxY(); y++) {
      for (int x = (int) bounds.getMinX(); x < bounds.getMaxX(); x++) {
        var colour = reader.getColor(x, y);
        if (!colour.equals(ink)) {
          counts.merge(colour, 1, Integer::sum);
        }
      }
    }
    var paper = Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
    double ratio = ratio(over(ink, paper), paper);
    if (ratio < enough(text)) {
      faults.add(
          "\"%s\" has a contrast of %.2f (%s on %s)".formatted(text.getText(), ratio, ink, paper));
    }
  }

  /// 3 to 1 for large text and for what is drawn (1.4.11).
  private static double enough(Text text) {
    var font = text.getFont();
    boolean large =
        font.getSize() >= LARGE
            || (font.getSize() >= LARGE_AND_BOLD && font.getStyle().contains("Bold"));
    return large || text instanceof FontIcon ? ENOUGH_WHEN_LARGE : ENOUGH;
  }

  private static Color over(Color ink, Color paper) {
    return paper.interpolate(
        Color.color(ink.getRed(), ink.getGreen(), ink.getBlue()), ink.getOpacity());
  }

  static double ratio(Color one, Color other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  private static boolean isUsed(Control control) {
    return control instanceof Button
        || control instanceof TextInputControl
        || control instanceof ComboBox<?>
        || control instanceof CheckBox
        || control instanceof Slider;
  }

  /// A list or a row of it: the arrows lead there, or the keys of the field that belongs to it.
  private static boolean isPartOfAList(Node node) {
    return (node instanceof ListView<?> && !(node.getParent() instanceof ComboBox<?>))
        || (node instanceof ListCell<?> cell && !cell.isEmpty());
  }

  private static boolean isNamed(Node node) {
    return isSaid(node.getAccessibleText())
        || (node instanceof Labeled labeled && isSaid(labeled.getText()));
  }

  private static boolean isSaid(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private void control(Control control) {
    if (!isNamed(control)) {
      faults.add(control + " has no name");
    }
    if (!control.isFocusTraversable()) {
      faults.add(control + " cannot be reached by keyboard");
    }
  }
}
