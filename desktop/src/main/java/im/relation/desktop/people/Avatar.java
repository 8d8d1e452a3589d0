package im.relation.desktop.people;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;

/// A person's round picture: his initials on his colour, and a dot where he is there.
public final class Avatar extends StackPane {

  /// Of the diameter.
  private static final double LETTERS = 0.36;

  private static final double DOT = 5.5;

  /// Without the dot.
  ///
  /// @param diameter in pixels
  public Avatar(Person person, double diameter) {
    getStyleClass().addAll("avatar", "avatar-" + person.colour());
    setMinSize(diameter, diameter);
    setPrefSize(diameter, diameter);
    setMaxSize(diameter, diameter);
    var letters = new Label(person.initials());
    letters.setMouseTransparent(true);
    letters.setStyle("-fx-font-size: " + diameter * LETTERS + "px;");
    getChildren().add(letters);
    setAccessibleText(person.name());
  }

  /// With a dot that says that the person is there.
  public static Node withPresence(Person person, double diameter, Presence presence) {
    var pane = new StackPane(new Avatar(person, diameter));
    pane.setMaxSize(diameter, diameter);
    pane.setMinSize(diameter, diameter);
    if (presence instanceof Presence.Online) {
      var dot = new Circle(DOT);
      dot.getStyleClass().add("presence-dot");
      StackPane.setAlignment(dot, Pos.BOTTOM_RIGHT);
      pane.getChildren().add(dot);
    }
    return pane;
  }
}
