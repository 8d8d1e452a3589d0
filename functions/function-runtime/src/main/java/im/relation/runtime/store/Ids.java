package im.relation.runtime.store;

import com.github.f4b6a3.tsid.TsidFactory;
import java.security.SecureRandom;
import java.time.Clock;

/// Makes time-sorted 64-bit ids (TSID: 42 bits of milliseconds, 10 of node, 12 of counter), always
/// positive. Thread-safe.
///
/// The node's bits are drawn per process, so two processes may draw the same: an id is only given
/// out where its own INSERT guards it, and a duplicate is answered with another one.
public final class Ids {

  private static final int NODE_BITS = 10;

  private final Clock clock;
  private volatile TsidFactory factory;

  public Ids(Clock clock) {
    this.clock = clock;
    this.factory = drawn(clock);
  }

  /// Draws the node's bits and the counter anew: what goes on from one snapshot must not go on with
  /// one sequence.
  void renew() {
    factory = drawn(clock);
  }

  private static TsidFactory drawn(Clock clock) {
    var random = new SecureRandom();
    return TsidFactory.builder()
        .withNodeBits(NODE_BITS)
        .withNode(random.nextInt(1 << NODE_BITS))
        .withRandom(random)
        .withClock(clock)
        .build();
  }

  public long next() {
    return factory.create().toLong();
  }
}
