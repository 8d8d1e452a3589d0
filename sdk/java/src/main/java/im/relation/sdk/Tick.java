package im.relation.sdk;

import im.relation.domain.Sequence;

/// What is known of one's own accepted entry in a DIRECT conversation.
public enum Tick {
  /// Accepted; one tick.
  SENT,
  /// On a device of the peer; two ticks.
  DELIVERED,
  /// The peer has read it.
  READ;

  /// Cursors are cumulative, and reading implies having.
  public static Tick of(Sequence own, Cursors cursors) {
    if (!own.isAfter(cursors.peerRead())) {
      return READ;
    }
    return own.isAfter(cursors.peerDelivered()) ? SENT : DELIVERED;
  }
}
