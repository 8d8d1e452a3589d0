package im.relation.tools.bench;

import java.util.concurrent.TimeUnit;

/// When one receiver says how far it received, as the SDK does: the first at once, then at most one
/// in 200 ms, which carries the furthest. Confined to one thread.
final class ReceiptPace {

  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private long delivered;
  private long said;
  private long saidAt;

  void delivered(long sequence) {
    delivered = Math.max(delivered, sequence);
  }

  /// The sequence to report now; 0 for none.
  long due(long nowNanos) {
    if (delivered == said || (said > 0 && nowNanos - saidAt < EVERY_NANOS)) {
      return 0;
    }
    said = delivered;
    saidAt = nowNanos;
    return said;
  }
}
