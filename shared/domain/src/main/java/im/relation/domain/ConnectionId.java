package im.relation.domain;

/// One socket of a session; 128 random bits.
public record ConnectionId(Bits128 bits) {

  public static ConnectionId random() {
    return new ConnectionId(Bits128.random());
  }

  /// Reads 16 bytes.
  ///
  /// @throws IllegalArgumentException for any other length
  public static ConnectionId of(byte[] bytes) {
    return new ConnectionId(Bits128.of(bytes));
  }

  /// Reads 32 hex digits.
  ///
  /// @throws IllegalArgumentException for anything else
  public static ConnectionId parse(String hex) {
    return new ConnectionId(Bits128.parse(hex));
  }

  public byte[] toBytes() {
    return bits.toBytes();
  }

  @Override
  public String toString() {
    return bits.toString();
  }
}
