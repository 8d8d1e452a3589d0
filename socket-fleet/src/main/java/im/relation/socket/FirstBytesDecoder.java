package im.relation.socket;

import im.relation.contract.socket.v1.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chooses what a connection speaks by its first byte: 0x16 is a TLS ClientHello (RFC 8446 §5.1), a
/// capital letter begins an HTTP request, anything else a frame's length, whose first byte is 0x00
/// where the length is allowed. After TLS the choice is made once more inside it.
final class FirstBytesDecoder extends ByteToMessageDecoder {

  private static final int TLS_HANDSHAKE = 0x16;

  /// An HTTP request line, its headers and its body: a client of this port needs none of them long.
  private static final int MAX_LINE = 4_096;

  private static final int MAX_HEADERS = 8_192;
  private static final int MAX_HTTP_BODY = 1_024;

  /// What the port takes.
  ///
  /// @param tls null where TLS is off, and inside TLS
  /// @param plain whether anything but TLS is taken
  record Port(@Nullable SslContext tls, boolean plain) {}

  private final Port port;
  private final Connection connection;

  FirstBytesDecoder(Port port, Connection connection) {
    this.port = port;
    this.connection = connection;
    setSingleDecode(true);
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    int first = in.getUnsignedByte(in.readerIndex());
    if (port.tls() != null && first == TLS_HANDSHAKE) {
      tls(ctx, port.tls());
    } else if (first >= 'A' && first <= 'Z') {
      http(ctx);
    } else {
      frames(ctx);
    }
    // Removing this handler passes on what it has read so far.
    ctx.pipeline().remove(this);
  }

  private void tls(ChannelHandlerContext ctx, SslContext tls) {
    ctx.pipeline()
        .addAfter(ctx.name(), "innerFirstBytes", inner())
        .addAfter(ctx.name(), "tls", tls.newHandler(ctx.alloc()));
  }

  private FirstBytesDecoder inner() {
    return new FirstBytesDecoder(new Port(null, true), connection);
  }

  private void http(ChannelHandlerContext ctx) {
    if (!port.plain()) {
      var _ = ctx.close();
      return;
    }
    ctx.pipeline()
        .addAfter(ctx.name(), "upgrade", new WebSocketUpgradeHandler(connection))
        .addAfter(ctx.name(), "httpBody", new HttpObjectAggregator(MAX_HTTP_BODY))
        .addAfter(ctx.name(), "http", new HttpServerCodec(MAX_LINE, MAX_HEADERS, MAX_HTTP_BODY));
  }

  private void frames(ChannelHandlerContext ctx) {
    connection.wire(Wire.TCP);
    if (port.plain()) {
      ctx.pipeline().addAfter(ctx.name(), "frames", new LengthFrameDecoder());
    } else {
      connection.goodbye(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
    }
  }
}
