package im.relation.socket;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import java.util.Map;

/// The pipeline of a new connection: behind a trusted load balancer `proxyHeader` and
/// `clientAddress`, which go when they have read it; `firstBytes`, which puts in its place what the
/// client speaks (`tls` and `innerFirstBytes`; `frames`; or `http`, `httpBody`, `upgrade`, later
/// `webSocketParts` and `webSocket`), and at the end `connection`.
final class SocketInitializer extends ChannelInitializer<Channel> {

  /// Bytes of what a PROXY header adds to the addresses; a network load balancer adds some 80.
  private static final int MAX_PROXY_EXTRAS = 1_024;

  private final Map<EventLoop, LoopState> loops;
  private final NodeServices services;
  private final RouteStore routes;
  private final Greeter greeter;
  private final FirstBytesDecoder.Port port;

  SocketInitializer(
      Map<EventLoop, LoopState> loops,
      NodeServices services,
      RouteStore routes,
      Greeter greeter,
      FirstBytesDecoder.Port port) {
    this.loops = loops;
    this.services = services;
    this.routes = routes;
    this.greeter = greeter;
    this.port = port;
  }

  @Override
  protected void initChannel(Channel channel) {
    var loop = loops.get(channel.eventLoop());
    if (loop == null) {
      throw new IllegalStateException("a channel on a foreign event loop");
    }
    var connection = new Connection(channel, services, loop, routes);
    if (services.settings().listen().proxies().trusts(channel.remoteAddress())) {
      channel
          .pipeline()
          .addLast("proxyHeader", new HAProxyMessageDecoder(MAX_PROXY_EXTRAS, true))
          .addLast("clientAddress", new ProxyHeaderHandler(connection));
    }
    channel
        .pipeline()
        .addLast("firstBytes", new FirstBytesDecoder(port, connection))
        .addLast("connection", new ConnectionHandler(connection, services, greeter));
  }
}
