package im.relation.socket;

/// Bounds of everything that a node holds. Counts are per node, pending submissions per connection.
///
/// @param maxConnections connections past Hello; more are told OVERLOADED
/// @param maxGreeting connections before their Welcome beside those; more are closed without a word
/// @param maxPendingSubmissions Submits without Submitted per connection; beyond it is not read
/// @param maxQueuedBytes records on their way to Kafka's client; beyond it submitters are not read
/// @param maxHeldReceipts receipts (and, apart, typing times) that one event loop holds
/// @param writeBuffer when a connection counts as unwritable
public record LimitSettings(
    int maxConnections,
    int maxGreeting,
    int maxPendingSubmissions,
    int maxQueuedBytes,
    int maxHeldReceipts,
    WriteBuffer writeBuffer) {

  /// Bytes not yet taken by the socket: unwritable over `highBytes`, writable again under
  /// `lowBytes`.
  public record WriteBuffer(int lowBytes, int highBytes) {

    public WriteBuffer {
      requirePositive("limits.write-buffer-low-bytes", lowBytes);
      if (highBytes <= lowBytes) {
        throw new IllegalArgumentException(
            "limits.write-buffer-high-bytes is over limits.write-buffer-low-bytes");
      }
    }
  }

  public LimitSettings {
    requirePositive("limits.max-connections", maxConnections);
    requirePositive("limits.max-greeting", maxGreeting);
    requirePositive("limits.max-pending-submissions", maxPendingSubmissions);
    requirePositive("limits.max-queued-bytes", maxQueuedBytes);
    requirePositive("limits.max-held-receipts", maxHeldReceipts);
  }

  /// 20,000 connections (the descriptor limit of design.md §9); a write buffer that holds one frame
  /// of the largest size and a little more.
  public static LimitSettings defaults() {
    return new LimitSettings(
        20_000, 4_000, 256, 32 << 20, 50_000, new WriteBuffer(64 << 10, 256 << 10));
  }

  private static void requirePositive(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(key + " is at least 1, not " + value);
    }
  }
}
