package im.relation.socket;

import im.relation.contract.socket.v1.CloseCode;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/// Takes the frame out of each binary message; answers the protocol's own pings and closes. Text is
/// no frame of ours.
final class WebSocketFrameHandler extends SimpleChannelInboundHandler<WebSocketFrame> {

  private final Connection connection;

  WebSocketFrameHandler(Connection connection) {
    this.connection = connection;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
    switch (frame) {
      case BinaryWebSocketFrame binary -> ctx.fireChannelRead(binary.content().retain());
      case PingWebSocketFrame ping -> {
        var _ = ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
      }
      case PongWebSocketFrame pong -> {}
      case CloseWebSocketFrame close -> {
        if (connection.state() instanceof ConnectionState.Closing) {
          var _ = ctx.close();
        } else {
          ctx.writeAndFlush(close.retainedDuplicate()).addListener(ChannelFutureListener.CLOSE);
        }
      }
      default -> connection.goodbye(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
    }
  }
}
