package im.relation.tools.bench;

import java.util.BitSet;

/// What became of the messages of one pair. Not thread-safe: the sender's facts ([#sent]) belong to
/// one thread, what the sockets say ([#submitted], [#delivered]) to another, what the log says
/// ([#stored]) to a third; [#sum] is asked when all have ended.
final class Tally {

  private final BitSet submitted = new BitSet();
  private final OrderCheck delivered = new OrderCheck();
  private final OrderCheck stored = new OrderCheck();
  private int sent;
  private int warmup;
  private long storedSequence;
  private long gaps;

  /// What became of messages. What is sent, submitted, stored and delivered is counted without the
  /// warm-up; what went wrong is counted always.
  ///
  /// @param lost sent, and not both stored and delivered
  /// @param doubled stored or delivered once more
  /// @param disordered stored or delivered after a later one of the same sender, or stored with a
  ///   gap before it
  record Sum(
      long sent,
      long submitted,
      long stored,
      long delivered,
      long lost,
      long doubled,
      long disordered) {

    static final Sum NONE = new Sum(0, 0, 0, 0, 0, 0, 0);

    Sum plus(Sum other) {
      return new Sum(
          sent + other.sent,
          submitted + other.submitted,
          stored + other.stored,
          delivered + other.delivered,
          lost + other.lost,
          doubled + other.doubled,
          disordered + other.disordered);
    }

    boolean right() {
      return lost == 0 && doubled == 0 && disordered == 0;
    }
  }

  /// The next message goes out; gives its number.
  int sent(boolean measured) {
    if (!measured) {
      warmup = sent + 1;
    }
    return sent++;
  }

  void submitted(int number) {
    submitted.set(number);
  }

  /// Whether it came for the first time.
  boolean delivered(int number) {
    return delivered.came(number);
  }

  /// An entry of the log that is one of ours, as sent.
  void stored(int number) {
    stored.came(number);
  }

  /// Every entry of the log, ours or not, in the order of reading.
  void entry(long sequence) {
    if (sequence != storedSequence + 1) {
      gaps++;
    }
    storedSequence = sequence;
  }

  Sum sum() {
    long lost = 0;
    for (int number = 0; number < sent; number++) {
      if (!stored.has(number) || !delivered.has(number)) {
        lost++;
      }
    }
    return new Sum(
        sent - warmup,
        submitted.get(warmup, Math.max(warmup, submitted.length())).cardinality(),
        stored.countFrom(warmup),
        delivered.countFrom(warmup),
        lost,
        stored.doubled() + delivered.doubled(),
        stored.disordered() + delivered.disordered() + gaps);
  }
}
