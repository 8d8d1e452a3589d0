package im.relation.tools.bench;

import im.relation.tools.Arguments;

/// Numbers that were typed.
final class Numbers {

  private Numbers() {}

  /// @param otherwise where it was not typed
  /// @throws IllegalArgumentException with a sentence for the one who typed it
  static int of(Arguments arguments, String name, int otherwise, int least, int most) {
    var text = arguments.values().get(name);
    return text == null ? otherwise : within(name, parsed(name, text), least, most);
  }

  /// The same for one that must be typed.
  static int of(Arguments arguments, String name, int least, int most) {
    var text = arguments.values().get(name);
    if (text == null) {
      throw new IllegalArgumentException(name + ": say how much.");
    }
    return within(name, parsed(name, text), least, most);
  }

  private static int parsed(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " takes a whole number, not " + text + ".", e);
    }
  }

  private static int within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is %d to %d, not %d.".formatted(name, least, most, value));
    }
    return value;
  }
}
