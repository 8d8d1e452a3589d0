package im.relation.tools.bench;

import java.nio.ByteBuffer;
import java.util.Optional;

/// Which message of a run one is: the pair, and its number within the pair from 0.
record MessageName(int pair, int number) {

  /// Names as client message ids of one run: they look random, as an id must (a counter would be
  /// kinder to the database's index than a client's ids are), and yet say which message it is. The
  /// first half is a permutation of the name, the second a check of the first. Thread-safe.
  static final class Ids {

    private static final int BYTES = 16;

    /// Odd, so that multiplying by it can be undone modulo 2^64: MurmurHash3's finisher.
    private static final long FACTOR = 0xff51afd7ed558ccdL;

    private static final long INVERSE = inverse(FACTOR);
    private static final int SHIFT = 33;

    private final long run;

    /// @param run random: ids of two runs differ
    Ids(long run) {
      this.run = run;
    }

    byte[] id(MessageName name) {
      long first = mix(((long) name.pair << Integer.SIZE | name.number) + run);
      return ByteBuffer.allocate(BYTES).putLong(first).putLong(mix(first ^ run)).array();
    }

    /// The name, unless the id is none of this run's.
    Optional<MessageName> name(byte[] id) {
      if (id.length != BYTES) {
        return Optional.empty();
      }
      var halves = ByteBuffer.wrap(id);
      long first = halves.getLong();
      if (halves.getLong() != mix(first ^ run)) {
        return Optional.empty();
      }
      long packed = unmix(first) - run;
      return Optional.of(new MessageName((int) (packed >>> Integer.SIZE), (int) packed));
    }

    private static long mix(long value) {
      long half = (value ^ value >>> SHIFT) * FACTOR;
      return half ^ half >>> SHIFT;
    }

    /// A shift by more than half of the bits undoes itself.
    private static long unmix(long value) {
      long half = (value ^ value >>> SHIFT) * INVERSE;
      return half ^ half >>> SHIFT;
    }

    /// Newton's iteration doubles the right bits: 3, 6, 12, 24, 48, 96.
    private static long inverse(long odd) {
      long inverse = odd;
      for (int bits = 3; bits < Long.SIZE; bits *= 2) {
        inverse *= 2 - odd * inverse;
      }
      return inverse;
    }
  }
}
