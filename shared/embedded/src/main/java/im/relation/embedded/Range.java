package im.relation.embedded;

/// Checks a number of a settings record.
final class Range {
  private Range() {}

  static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is %d to %d, not %d".formatted(name, least, most, value));
    }
  }
}
