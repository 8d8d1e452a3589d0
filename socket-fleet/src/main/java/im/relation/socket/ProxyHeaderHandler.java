package im.relation.socket;

import im.relation.contract.socket.v1.CloseCode;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyProtocolVersion;

/// Takes over the client's address from a load balancer's PROXY header, version 2, which comes
/// before anything else, TLS included. A LOCAL command is the balancer's own check of this node and
/// changes nothing. Version 1, which a client could have typed, ends the connection.
final class ProxyHeaderHandler extends SimpleChannelInboundHandler<HAProxyMessage> {

  private final Connection connection;

  ProxyHeaderHandler(Connection connection) {
    this.connection = connection;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, HAProxyMessage header) {
    if (header.protocolVersion() != HAProxyProtocolVersion.V2) {
      connection.goodbye(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
      return;
    }
    if (header.command() == HAProxyCommand.PROXY && header.sourceAddress() != null) {
      connection.clientAddress(header.sourceAddress());
    }
    ctx.pipeline().remove(this);
  }
}
