package im.relation.domain;

import java.nio.ByteBuffer;

/// An account. A time-sorted 64-bit id; 0 is the system, which writes entries but never signs in.
public record UserId(long value) implements Comparable<UserId> {

  /// The system: author of notices and of entries that nobody wrote.
  public static final UserId SYSTEM = new UserId(0);

  public UserId {
    if (value < 0) {
      throw new IllegalArgumentException("a user id is not negative");
    }
  }

  public boolean isSystem() {
    return value == 0;
  }

  /// The key of Kafka records about this person: 8 bytes, big-endian.
  public byte[] toKey() {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }

  @Override
  public int compareTo(UserId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
