package im.relation.socket;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import im.relation.contract.socket.v1.ServerFrame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import java.io.UncheckedIOException;

/// How frames stand on a connection. Encoded bytes pass the WebSocket encoder untouched, so one
/// buffer serves every connection of the same wire.
enum Wire {
  /// The first bytes have not come.
  UNKNOWN {
    @Override
    void writeHeader(ByteBuf out, int length) {
      throw new IllegalStateException("nothing is written before the first bytes came");
    }
  },
  /// A 4-byte big-endian length before each frame.
  TCP {
    @Override
    void writeHeader(ByteBuf out, int length) {
      out.writeInt(length);
    }
  },
  /// One unmasked binary message for each frame (RFC 6455 §5.2).
  WEBSOCKET {
    @Override
    void writeHeader(ByteBuf out, int length) {
      out.writeByte(FINAL_BINARY);
      if (length < LENGTH_IN_16_BITS) {
        out.writeByte(length);
      } else if (length <= 0xFFFF) {
        out.writeByte(LENGTH_IN_16_BITS).writeShort(length);
      } else {
        out.writeByte(LENGTH_IN_64_BITS).writeLong(length);
      }
    }
  };

  private static final int FINAL_BINARY = 0x82;
  private static final int LENGTH_IN_16_BITS = 126;
  private static final int LENGTH_IN_64_BITS = 127;

  /// Longest header: that of a WebSocket message over 65,535 bytes.
  private static final int MAX_HEADER = 10;

  abstract void writeHeader(ByteBuf out, int length);

  /// Encodes a frame of the node's own making; the caller owns the buffer.
  ByteBuf encode(ByteBufAllocator allocator, ServerFrame frame) {
    int length = frame.getSerializedSize();
    ByteBuf out = allocator.directBuffer(MAX_HEADER + length, MAX_HEADER + length);
    writeHeader(out, length);
    var bytes = out.nioBuffer(out.writerIndex(), length);
    try {
      var coded = CodedOutputStream.newInstance(bytes);
      frame.writeTo(coded);
      coded.flush();
    } catch (IOException e) {
      out.release();
      throw new UncheckedIOException("a frame of known length did not fit", e);
    }
    return out.writerIndex(out.writerIndex() + length);
  }

  /// Wraps a frame that was encoded elsewhere; the caller owns the buffer.
  ByteBuf encode(ByteBufAllocator allocator, ByteString frame) {
    int length = frame.size();
    ByteBuf out = allocator.directBuffer(MAX_HEADER + length, MAX_HEADER + length);
    writeHeader(out, length);
    for (var part : frame.asReadOnlyByteBufferList()) {
      out.writeBytes(part);
    }
    return out;
  }
}
