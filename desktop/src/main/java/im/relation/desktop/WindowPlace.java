package im.relation.desktop;

import im.relation.desktop.base.Place;
import im.relation.desktop.base.Preferences;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where a window stands, kept over restarts. Confined to the window's thread.
final class WindowPlace {

  private static final double WIDTH = 1180;
  private static final double HEIGHT = 760;
  private static final double LEAST_WIDTH = 720;
  private static final double LEAST_HEIGHT = 480;

  private final Stage stage;
  private final Preferences preferences;

  WindowPlace(Stage stage, Preferences preferences) {
    this.stage = stage;
    this.preferences = preferences;
  }

  /// As large as the window was: one of another size would lay everything out once in vain.
  Scene scene() {
    var place = last();
    return new Scene(
        new Pane(), place.map(Place::width).orElse(WIDTH), place.map(Place::height).orElse(HEIGHT));
  }

  /// Puts the window where it stood.
  void take() {
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    last().ifPresent(this::take);
  }

  private void take(Place place) {
    stage.setX(place.x());
    stage.setY(place.y());
    stage.setWidth(place.width());
    stage.setHeight(place.height());
    stage.setMaximized(place.maximized());
  }

  /// Keeps it, while the window is to be seen.
  void keep() {
    if (stage.isShowing() && !stage.isIconified()) {
      preferences.place(now());
    }
  }

  /// Of a window that fills the screen, the size that it goes back to.
  private Place now() {
    var before = preferences.place();
    return stage.isMaximized() && before.isPresent()
        ? before.get().filling()
        : new Place(
            stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
  }

  /// The one that was kept, unless it is on no screen any more.
  private Optional<Place> last() {
    return preferences
        .place()
        .filter(
            place ->
                !Screen.getScreensForRectangle(
                        new Rectangle2D(place.x(), place.y(), place.width(), place.height()))
                    .isEmpty());
  }
}
