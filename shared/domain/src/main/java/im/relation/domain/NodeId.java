package im.relation.domain;

/// One start of one socket server (its incarnation): a restarted node has another one.
public record NodeId(Bits128 bits) {

  public static NodeId random() {
    return new NodeId(Bits128.random());
  }

  /// Reads 16 bytes.
  ///
  /// @throws IllegalArgumentException for any other length
  public static NodeId of(byte[] bytes) {
    return new NodeId(Bits128.of(bytes));
  }

  /// Reads 32 hex digits.
  ///
  /// @throws IllegalArgumentException for anything else
  public static NodeId parse(String hex) {
    return new NodeId(Bits128.parse(hex));
  }

  public byte[] toBytes() {
    return bits.toBytes();
  }

  @Override
  public String toString() {
    return bits.toString();
  }
}
