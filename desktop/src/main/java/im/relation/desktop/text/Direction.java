package im.relation.desktop.text;

import java.text.Bidi;

/// Which way a text runs.
public final class Direction {

  private Direction() {}

  /// Whether its first strong character runs from right to left.
  public static boolean isRightToLeft(String text) {
    return !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
  }
}
