package im.relation.tools.bench;

import java.util.BitSet;

/// One stream of messages of one pair: which came, which came twice, which came after a later one.
/// Confined to one thread.
final class OrderCheck {

  private final BitSet seen = new BitSet();
  private int highest = -1;
  private long doubled;
  private long disordered;

  /// Whether it came for the first time.
  boolean came(int number) {
    if (seen.get(number)) {
      doubled++;
      return false;
    }
    seen.set(number);
    if (number < highest) {
      disordered++;
    } else {
      highest = number;
    }
    return true;
  }

  boolean has(int number) {
    return seen.get(number);
  }

  /// How many different ones came, from a number on.
  long countFrom(int first) {
    return seen.get(first, Math.max(first, seen.length())).cardinality();
  }

  long doubled() {
    return doubled;
  }

  long disordered() {
    return disordered;
  }
}
