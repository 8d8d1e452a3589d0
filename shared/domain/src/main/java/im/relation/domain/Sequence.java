package im.relation.domain;

/// A place in a conversation's log: 1 is the first entry, 0 means "before the first". Gapless.
public record Sequence(long value) implements Comparable<Sequence> {

  /// Before the first entry.
  public static final Sequence NONE = new Sequence(0);

  public Sequence {
    if (value < 0) {
      throw new IllegalArgumentException("a sequence is not negative");
    }
  }

  public Sequence next() {
    return new Sequence(value + 1);
  }

  public boolean isAfter(Sequence other) {
    return value > other.value;
  }

  @Override
  public int compareTo(Sequence other) {
    return Long.compare(value, other.value);
  }
}
