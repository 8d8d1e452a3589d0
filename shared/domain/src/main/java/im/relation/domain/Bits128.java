package im.relation.domain;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HexFormat;

/// 128 bits as a value, for what must not be guessed (sessions, connections) or must not collide
/// (client message ids, traces). On the wire 16 bytes, big-endian; in text 32 hex digits.
public record Bits128(long high, long low) {

  /// Length on the wire in bytes.
  public static final int LENGTH = 16;

  private static final SecureRandom RANDOM = new SecureRandom();

  public static Bits128 random() {
    return new Bits128(RANDOM.nextLong(), RANDOM.nextLong());
  }

  /// Reads 16 bytes.
  ///
  /// @throws IllegalArgumentException for any other length
  public static Bits128 of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("16 bytes needed, not " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Bits128(buffer.getLong(), buffer.getLong());
  }

  /// Reads 32 hex digits.
  ///
  /// @throws IllegalArgumentException for anything else
  public static Bits128 parse(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  public byte[] toBytes() {
    return ByteBuffer.allocate(LENGTH).putLong(high).putLong(low).array();
  }

  public boolean isZero() {
    return high == 0 && low == 0;
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }
}
