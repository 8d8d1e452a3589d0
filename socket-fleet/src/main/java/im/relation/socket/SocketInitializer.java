package im.relation.socket;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import java.util.Map;

/// The pipeline of a new connection: `firstBytes`, which puts in its place what the client speaks
/// (`tls` and `innerFirstBytes`; `frames`; or `http`, `httpBody`, `upgrade`, later `webSocketParts`
/// and `webSocket`), and at the end `connection`.
final class SocketInitializer extends ChannelInitializer<Channel> {

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
    channel
        .pipeline()
        .addLast("firstBytes", new FirstBytesDecoder(port, connection))
        .addLast("connection", new ConnectionHandler(connection, services, greeter));
  }
}
