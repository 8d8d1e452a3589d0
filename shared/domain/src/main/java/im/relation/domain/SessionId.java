package im.relation.domain;

/// A sign-in of one device: account. It grants access, so it is 128 random bits.
public record SessionId(Bits128 bits) {

  public static SessionId random() {
    return new SessionId(Bits128.random());
  }

  /// Reads 16 bytes.
  ///
  /// @throws IllegalArgumentException for any other length
  public static SessionId of(byte[] bytes) {
    return new SessionId(Bits128.of(bytes));
  }

  /// Reads 32 hex digits.
  ///
  /// @throws IllegalArgumentException for anything else
  public static SessionId parse(String hex) {
    return new SessionId(Bits128.parse(hex));
  }

  public byte[] toBytes() {
    return bits.toBytes();
  }

  @Override
  public String toString() {
    return bits.toString();
  }
}
