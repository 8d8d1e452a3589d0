package im.relation.sdk.internal.log;

import java.util.function.LongUnaryOperator;

/// How many entries are unread.
///
/// The rule: unread is the countable entries by others after max(read, first readable - 1). Where
/// this device holds every entry from there to the newest one known of, it counts its own rows.
/// Where it does not, it takes the service's number, which counted what lies between the cursor and
/// the newest sequence of its time; takes off the rows held that the caller has read since; and
/// adds the rows held that came after. Read past the service's newest, its number says nothing any
/// more.
public final class Unread {

  private Unread() {}

  /// What is known of a conversation.
  ///
  /// @param after max(read, first readable - 1)
  /// @param complete whether every entry after `after` up to the newest known is held
  /// @param served the service's number
  /// @param servedAfter the read cursor that the service's number starts from
  /// @param servedAsOf the newest sequence that the service's number counts
  public record Known(
      long after, boolean complete, long served, long servedAfter, long servedAsOf) {}

  /// The number.
  ///
  /// @param heldAfter countable entries by others that are held with a greater sequence
  public static long of(Known known, LongUnaryOperator heldAfter) {
    if (known.complete() || known.after() >= known.servedAsOf()) {
      return heldAfter.applyAsLong(known.after());
    }
    long readSince =
        heldAfter.applyAsLong(known.servedAfter()) - heldAfter.applyAsLong(known.after());
    return Math.max(0, known.served() - Math.max(0, readSince))
        + heldAfter.applyAsLong(known.servedAsOf());
  }
}
