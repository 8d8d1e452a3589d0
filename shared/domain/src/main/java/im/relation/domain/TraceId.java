package im.relation.domain;

/// Follows one submission from the client's frame to the peer's frame; never zero in a log.
public record TraceId(Bits128 bits) {

  public static TraceId random() {
    return new TraceId(Bits128.random());
  }

  /// Reads 16 bytes.
  ///
  /// @throws IllegalArgumentException for any other length
  public static TraceId of(byte[] bytes) {
    return new TraceId(Bits128.of(bytes));
  }

  /// Reads 32 hex digits.
  ///
  /// @throws IllegalArgumentException for anything else
  public static TraceId parse(String hex) {
    return new TraceId(Bits128.parse(hex));
  }

  public byte[] toBytes() {
    return bits.toBytes();
  }

  @Override
  public String toString() {
    return bits.toString();
  }
}
