package im.relation.socket;

import im.relation.domain.Limits;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;

/// Turns `GET /socket` into a WebSocket (RFC 6455 §4.2) without extensions or subprotocols; any
/// other request gets 404 and the connection closes. One request is answered; what is sent behind
/// one that was refused is not read.
final class WebSocketUpgradeHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

  private static final String PATH = "/socket";

  private static final WebSocketDecoderConfig DECODER =
      WebSocketDecoderConfig.newBuilder()
          .allowExtensions(false)
          .maxFramePayloadLength(Limits.FRAME_BYTES)
          // Text is refused whole; Goodbye comes before the close frame.
          .withUTF8Validator(false)
          .closeOnProtocolViolation(false)
          .build();

  private final Connection connection;
  private boolean asked;

  WebSocketUpgradeHandler(Connection connection) {
    this.connection = connection;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    if (asked) {
      return;
    }
    asked = true;
    if (!request.decoderResult().isSuccess()) {
      answer(ctx, HttpResponseStatus.BAD_REQUEST);
    } else if (!isForSocket(request)) {
      answer(ctx, HttpResponseStatus.NOT_FOUND);
    } else {
      upgrade(ctx, request);
    }
  }

  private static boolean isForSocket(FullHttpRequest request) {
    return request.method().equals(HttpMethod.GET)
        && request.uri().equals(PATH)
        && request
            .headers()
            .containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
  }

  private void upgrade(ChannelHandlerContext ctx, FullHttpRequest request) {
    var factory = new WebSocketServerHandshakerFactory(PATH, null, DECODER);
    var handshaker = factory.newHandshaker(request);
    if (handshaker == null) {
      WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(ctx.channel())
          .addListener(ChannelFutureListener.CLOSE);
      return;
    }
    try {
      // It removes the aggregator and, once its answer is written, replaces the HTTP codec. Where
      // the client is gone by then, there is no wire for a Goodbye.
      var _ =
          handshaker
              .handshake(ctx.channel(), request)
              .addListener(
                  answer -> {
                    if (answer.isSuccess()) {
                      connection.wire(Wire.WEBSOCKET);
                    }
                  });
    } catch (WebSocketHandshakeException e) {
      answer(ctx, HttpResponseStatus.BAD_REQUEST);
      return;
    }
    ctx.pipeline()
        .addAfter(ctx.name(), "webSocket", new WebSocketFrameHandler(connection))
        .addAfter(ctx.name(), "webSocketParts", new WebSocketFrameAggregator(Limits.FRAME_BYTES));
    ctx.pipeline().remove(this);
  }

  private static void answer(ChannelHandlerContext ctx, HttpResponseStatus status) {
    var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
    response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }
}
