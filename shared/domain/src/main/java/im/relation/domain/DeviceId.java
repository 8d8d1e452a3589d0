package im.relation.domain;

/// A device of an account. A time-sorted 64-bit id.
public record DeviceId(long value) implements Comparable<DeviceId> {

  public DeviceId {
    if (value <= 0) {
      throw new IllegalArgumentException("an id is positive");
    }
  }

  @Override
  public int compareTo(DeviceId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
