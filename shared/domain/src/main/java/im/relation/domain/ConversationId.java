package im.relation.domain;

import java.nio.ByteBuffer;

/// A conversation. A time-sorted 64-bit id, and the key of every record about it.
public record ConversationId(long value) implements Comparable<ConversationId> {

  public ConversationId {
    if (value <= 0) {
      throw new IllegalArgumentException("an id is positive");
    }
  }

  /// The key of Kafka records about this conversation: 8 bytes, big-endian.
  public byte[] toKey() {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }

  @Override
  public int compareTo(ConversationId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
