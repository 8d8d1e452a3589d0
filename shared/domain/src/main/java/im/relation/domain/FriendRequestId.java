package im.relation.domain;

/// A friend request. A time-sorted 64-bit id.
public record FriendRequestId(long value) implements Comparable<FriendRequestId> {

  public FriendRequestId {
    if (value <= 0) {
      throw new IllegalArgumentException("an id is positive");
    }
  }

  @Override
  public int compareTo(FriendRequestId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
