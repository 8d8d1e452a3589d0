package im.relation.delivery;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/// Where a client's knowledge ends; opaque to it. All times are epoch milliseconds by the
/// database's clock.
///
/// @param since what changed at or after it is wanted; 0 wants everything
/// @param until from where the next round starts; 0 before a round's first page
/// @param beforeChanged within a round: the last row given, by (changed, id) descending
record SyncToken(long since, long until, long beforeChanged, long beforeId) {

  private static final byte VERSION = 1;

  static final SyncToken EVERYTHING = new SyncToken(0, 0, Long.MAX_VALUE, Long.MAX_VALUE);

  static SyncToken from(long since) {
    return new SyncToken(since, 0, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  boolean beginsRound() {
    return until == 0;
  }

  boolean admits(long changed, long id) {
    return changed >= since
        && (changed < beforeChanged || (changed == beforeChanged && id < beforeId));
  }

  String encode() {
    var bytes =
        ByteBuffer.allocate(1 + 4 * Long.BYTES)
            .put(VERSION)
            .putLong(since)
            .putLong(until)
            .putLong(beforeChanged)
            .putLong(beforeId);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /// Empty for what is no token.
  static Optional<SyncToken> decode(String text) {
    if (text.isEmpty()) {
      return Optional.of(EVERYTHING);
    }
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.remaining() != 1 + 4 * Long.BYTES || bytes.get() != VERSION) {
        return Optional.empty();
      }
      return Optional.of(
          new SyncToken(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
