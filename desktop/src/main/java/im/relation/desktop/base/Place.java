package im.relation.desktop.base;

/// Where a window stood.
///
/// @param x of the left edge in pixels of the screen
/// @param y of the upper edge
/// @param width in pixels
/// @param height in pixels
/// @param maximized whether it filled the screen
public record Place(double x, double y, double width, double height, boolean maximized) {

  /// The same place, while the window fills the screen.
  public Place filling() {
    return new Place(x, y, width, height, true);
  }
}
