package im.relation.socket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Headers of the PROXY protocol, written by hand from its specification.
final class TestProxyHeader {

  static final String CLIENT = "203.0.113.9";

  private static final byte[] SIGNATURE = {
    0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A
  };

  private static final int PROXY = 0x21;
  private static final int LOCAL = 0x20;
  private static final int TCP_OVER_IPV4 = 0x11;
  private static final int UNSPECIFIED = 0x00;

  private TestProxyHeader() {}

  /// Of a connection of [#CLIENT].
  static byte[] proxied() {
    var addresses =
        ByteBuffer.allocate(12)
            .put(new byte[] {(byte) 203, 0, 113, 9})
            .put(new byte[] {10, 0, 0, 1})
            .putShort((short) 50_000)
            .putShort((short) 7_443);
    return header(PROXY, TCP_OVER_IPV4, addresses.array());
  }

  /// Of a balancer that only looks whether the node is there.
  static byte[] local() {
    return header(LOCAL, UNSPECIFIED, new byte[0]);
  }

  /// That says to be longer than any is.
  static byte[] tooLong() {
    return header(PROXY, TCP_OVER_IPV4, new byte[60_000]);
  }

  static byte[] versionOne() {
    return "PROXY TCP4 203.0.113.9 10.0.0.1 50000 7443\r\n".getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] header(int command, int family, byte[] rest) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    out.write(command);
    out.write(family);
    out.write(rest.length >> 8);
    out.write(rest.length);
    out.writeBytes(rest);
    return out.toByteArray();
  }
}
