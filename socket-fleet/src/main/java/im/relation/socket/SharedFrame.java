package im.relation.socket;

import com.google.protobuf.ByteString;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/// One frame for many connections, encoded at most once for each wire. Confined to the thread that
/// made it but for the buffers it hands out, which others may duplicate until it is released.
final class SharedFrame {

  private final ByteString frame;
  private @Nullable ByteBuf tcp;
  private @Nullable ByteBuf webSocket;

  SharedFrame(ByteString frame) {
    this.frame = frame;
  }

  /// The bytes as they stand on that wire; not the caller's to release.
  ByteBuf on(Wire wire) {
    return switch (wire) {
      case UNKNOWN -> throw new IllegalStateException("a connection without Hello gets no frames");
      case TCP -> {
        if (tcp == null) {
          tcp = wire.encode(ByteBufAllocator.DEFAULT, frame);
        }
        yield tcp;
      }
      case WEBSOCKET -> {
        if (webSocket == null) {
          webSocket = wire.encode(ByteBufAllocator.DEFAULT, frame);
        }
        yield webSocket;
      }
    };
  }

  void release() {
    if (tcp != null) {
      tcp.release();
    }
    if (webSocket != null) {
      webSocket.release();
    }
  }
}
