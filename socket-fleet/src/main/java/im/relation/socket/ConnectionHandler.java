package im.relation.socket;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.Pong;
import im.relation.contract.socket.v1.Receipt;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.Subscribe;
import im.relation.contract.socket.v1.Typing;
import im.relation.contract.socket.v1.TypingState;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a connection's frames, one buffer each without its prefix, in the order in which they
/// came. A frame that is out of its place or cannot be read ends the connection.
final class ConnectionHandler extends ChannelInboundHandlerAdapter {

  /// Most people in one Subscribe (the contract).
  private static final int MAX_SUBSCRIBED = 500;

  private static final Logger log = LoggerFactory.getLogger(ConnectionHandler.class);

  private final Connection connection;
  private final NodeServices services;
  private final Greeter greeter;

  ConnectionHandler(Connection connection, NodeServices services, Greeter greeter) {
    this.connection = connection;
    this.services = services;
    this.greeter = greeter;
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    connection.loop().add(connection);
    if (!services.registry().opened()) {
      var _ = ctx.close();
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    connection.closed();
    connection.loop().remove(connection);
    services.registry().closed();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    connection.closed();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!(message instanceof ByteBuf bytes)) {
      io.netty.util.ReferenceCountUtil.release(message);
      connection.goodbye(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
      return;
    }
    try {
      if (!(connection.state() instanceof ConnectionState.Closing)) {
        take(ClientFrame.parseFrom(CodedInputStream.newInstance(bytes.nioBuffer())));
      }
    } catch (InvalidProtocolBufferException notAFrame) {
      connection.goodbye(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("reading a buffer failed", e);
    } finally {
      bytes.release();
    }
  }

  private void take(ClientFrame frame) {
    services.metrics().received(frame.getFrameCase());
    switch (connection.state()) {
      case ConnectionState.AwaitingHello awaiting -> {
        if (frame.hasHello()) {
          greeter.hello(connection, awaiting, frame.getHello());
        } else {
          connection.goodbye(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
        }
      }
      case ConnectionState.Verifying(), ConnectionState.Registering _ ->
          connection.goodbye(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
      case ConnectionState.Live live -> {
        connection.heard();
        take(live, frame);
      }
      case ConnectionState.Closing _ -> {}
    }
  }

  private void take(ConnectionState.Live live, ClientFrame frame) {
    switch (frame.getFrameCase()) {
      case HELLO, FRAME_NOT_SET -> connection.goodbye(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
      case RENEW -> greeter.renew(connection, live, frame.getRenew());
      case SUBMIT -> connection.submissions(live.identity()).submit(frame.getSubmit());
      case RECEIPT -> receipt(live.identity(), frame.getReceipt());
      case TYPING -> typing(live.identity(), frame.getTyping());
      case SUBSCRIBE -> subscribe(live.identity(), frame.getSubscribe());
      case PING ->
          connection.send(
              ServerFrame.newBuilder()
                  .setPong(Pong.newBuilder().setNonce(frame.getPing().getNonce()))
                  .build());
    }
  }

  private void receipt(Identity identity, Receipt receipt) {
    if (receipt.getConversationId() <= 0
        || receipt.getReadSequence() < 0
        || receipt.getDeliveredSequence() < 0) {
      connection.goodbye(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
    } else if (receipt.getReadSequence() > 0 || receipt.getDeliveredSequence() > 0) {
      connection.loop().hold(identity, receipt);
    }
  }

  private void typing(Identity identity, Typing typing) {
    if (typing.getConversationId() <= 0) {
      connection.goodbye(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
    } else if (typing.getState() != TypingState.TYPING_STATE_UNSPECIFIED
        && typing.getState() != TypingState.UNRECOGNIZED) {
      connection.loop().type(identity, typing);
    }
  }

  private void subscribe(Identity identity, Subscribe subscribe) {
    if (subscribe.getUserIdsCount() > MAX_SUBSCRIBED) {
      connection.goodbye(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
    } else {
      connection.loop().hold(identity, subscribe);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    connection.writabilityChanged();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    switch (cause) {
      case CorruptedWebSocketFrameException bad
          when WebSocketCloseStatus.MESSAGE_TOO_BIG.equals(bad.closeStatus()) ->
          connection.goodbye(CloseCode.CLOSE_CODE_FRAME_TOO_LARGE);
      case TooLongFrameException tooLong ->
          connection.goodbye(CloseCode.CLOSE_CODE_FRAME_TOO_LARGE);
      case DecoderException bad -> connection.goodbye(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
      // The peer is gone.
      case IOException gone -> {
        var _ = ctx.close();
      }
      default -> {
        log.atError().setCause(cause).log("connection failed");
        var _ = ctx.close();
      }
    }
  }
}
