package im.relation.domain;

/// Names one send for ever: 128 random bits that the client minted and keeps over every resend.
public record ClientMessageId(Bits128 bits) {

  public static ClientMessageId random() {
    return new ClientMessageId(Bits128.random());
  }

  /// Reads 16 bytes.
  ///
  /// @throws IllegalArgumentException for any other length
  public static ClientMessageId of(byte[] bytes) {
    return new ClientMessageId(Bits128.of(bytes));
  }

  /// Reads 32 hex digits.
  ///
  /// @throws IllegalArgumentException for anything else
  public static ClientMessageId parse(String hex) {
    return new ClientMessageId(Bits128.parse(hex));
  }

  public byte[] toBytes() {
    return bits.toBytes();
  }

  @Override
  public String toString() {
    return bits.toString();
  }
}
