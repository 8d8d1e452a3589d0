package im.relation.socket;

import im.relation.contract.fleet.v1.DeliverResult;
import im.relation.contract.record.v1.Connected;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.Goodbye;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.SyncHint;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One socket: its state, what is written to it and how it ends. Confined to its event loop; others
/// come in through [#execute].
///
/// What the socket does not take is bounded: pushes stop while it is unwritable (it is *behind* and
/// gets one SyncHint when it drains), and it is not read either, so it can ask for no more answers.
final class Connection {

  /// Reasons not to read, as bits.
  static final int PAUSED_BY_SUBMISSIONS = 1;

  static final int PAUSED_BY_WRITES = 2;

  /// How long a client may take to close after Goodbye: closing at once with bytes unread resets
  /// the connection, and the Goodbye would be lost with it (RFC 9293 §3.6.1).
  static final int LINGER_MILLIS = 2_000;

  /// Intervals without a frame that end a connection (design.md §4).
  private static final int MISSED_HEARTBEATS = 3;

  private static final Logger log = LoggerFactory.getLogger(Connection.class);

  private static final ServerFrame SYNC_HINT =
      ServerFrame.newBuilder().setSyncHint(SyncHint.getDefaultInstance()).build();

  private final Channel channel;
  private final NodeServices services;
  private final LoopState loop;
  private final RouteStore routes;
  private ConnectionState state = new ConnectionState.AwaitingHello();
  private Wire wire = Wire.UNKNOWN;
  private @Nullable Submissions submissions;
  private @Nullable Identity identity;
  private @Nullable String clientAddress;
  private long markMillis;
  private int sweepIndex;
  private int pausedBy;
  private boolean behind;
  private boolean dirty;

  Connection(Channel channel, NodeServices services, LoopState loop, RouteStore routes) {
    this.channel = channel;
    this.services = services;
    this.loop = loop;
    this.routes = routes;
    this.markMillis = services.clock().millis();
  }

  ConnectionState state() {
    return state;
  }

  /// Goes on to the next state; the states' methods say which there are.
  void become(ConnectionState next) {
    state = next;
    markMillis = services.clock().millis();
  }

  /// A sign of life.
  void heard() {
    markMillis = services.clock().millis();
  }

  /// Who is at the other end; set once, before the registry shows this connection to others.
  @Nullable Identity identity() {
    return identity;
  }

  void identify(Identity known) {
    identity = known;
  }

  /// Where the client is, without its port: as the balancer in front says, or the peer itself.
  String clientAddress() {
    return clientAddress == null ? host(channel.remoteAddress()) : clientAddress;
  }

  void clientAddress(String told) {
    clientAddress = told;
  }

  private static String host(SocketAddress peer) {
    return peer instanceof InetSocketAddress address
        ? address.getAddress().getHostAddress()
        : String.valueOf(peer);
  }

  Wire wire() {
    return wire;
  }

  void wire(Wire chosen) {
    wire = chosen;
  }

  LoopState loop() {
    return loop;
  }

  int sweepIndex() {
    return sweepIndex;
  }

  void sweepIndex(int index) {
    sweepIndex = index;
  }

  /// Runs on this connection's event loop, now where this is it.
  void execute(Runnable task) {
    if (loop.loop().inEventLoop()) {
      task.run();
    } else {
      loop.loop().execute(task);
    }
  }

  Submissions submissions(Identity identity) {
    if (submissions == null) {
      submissions = new Submissions(this, services, identity);
    }
    return submissions;
  }

  /// Writes a frame of the node's own.
  void send(ServerFrame frame) {
    services.metrics().sent(frame.getFrameCase());
    write(wire.encode(channel.alloc(), frame));
  }

  /// Pushes what somebody else encoded; a connection that does not drain gets none.
  ///
  /// @param shared stays the caller's
  DeliverResult push(ByteBuf shared) {
    return switch (state) {
      // It syncs after its Welcome, so it is as good as behind.
      case ConnectionState.AwaitingHello(),
          ConnectionState.Verifying(),
          ConnectionState.Registering _ ->
          DeliverResult.DELIVER_RESULT_BEHIND;
      case ConnectionState.Closing _ -> DeliverResult.DELIVER_RESULT_NO_SUCH_CONNECTION;
      case ConnectionState.Live _ -> pushLive(shared);
    };
  }

  private DeliverResult pushLive(ByteBuf shared) {
    if (behind || !channel.isWritable()) {
      if (!behind) {
        behind = true;
        services.metrics().fellBehind();
      }
      return DeliverResult.DELIVER_RESULT_BEHIND;
    }
    write(shared.retainedDuplicate());
    return DeliverResult.DELIVER_RESULT_WRITTEN;
  }

  /// After its route was lost and written again: others may have heard meanwhile that it ended, and
  /// pushes went past it.
  void returned() {
    if (state instanceof ConnectionState.Live live) {
      var _ = loop.tellConnected(live.identity(), Connected.getDefaultInstance());
      hint();
    }
  }

  /// Tells the client to sync; a connection that is behind is told when it drains.
  void hint() {
    if (state instanceof ConnectionState.Live && !behind) {
      if (channel.isWritable()) {
        send(SYNC_HINT);
      } else {
        behind = true;
        services.metrics().fellBehind();
      }
    }
  }

  /// The socket took enough, or too little.
  void writabilityChanged() {
    if (!channel.isWritable()) {
      pause(PAUSED_BY_WRITES);
      return;
    }
    resume(PAUSED_BY_WRITES);
    if (behind) {
      caughtUp();
      hint();
    }
  }

  private void caughtUp() {
    behind = false;
    services.metrics().caughtUp();
  }

  private void write(ByteBuf bytes) {
    var _ = channel.write(bytes, channel.voidPromise());
    if (!dirty) {
      dirty = true;
      loop.flushSoon(this);
    }
  }

  void flush() {
    dirty = false;
    channel.flush();
  }

  void pause(int reason) {
    pausedBy |= reason;
    channel.config().setAutoRead(false);
  }

  void resume(int reason) {
    if ((pausedBy & reason) == 0) {
      return;
    }
    pausedBy &= ~reason;
    if (pausedBy == 0) {
      if (reason == PAUSED_BY_SUBMISSIONS) {
        // Pings may wait unread: it was the node that did not listen.
        heard();
      }
      channel.config().setAutoRead(true);
    }
  }

  /// Looks at the deadline of the present state.
  void sweep(long now) {
    var timing = services.settings().timing();
    long silent = now - markMillis;
    switch (state) {
      case ConnectionState.AwaitingHello() -> {
        if (silent >= timing.hello().toMillis()) {
          goodbye(CloseCode.CLOSE_CODE_HELLO_TIMEOUT);
        }
      }
      case ConnectionState.Verifying(), ConnectionState.Registering _ -> {
        if (silent >= timing.hello().toMillis()) {
          goodbye(CloseCode.CLOSE_CODE_UNAVAILABLE);
        }
      }
      case ConnectionState.Live live -> {
        if (submissions != null && submissions.isIdle()) {
          submissions = null;
        }
        if (now - live.tokenEndsAtMillis() >= timing.tokenGrace().toMillis()) {
          goodbye(CloseCode.CLOSE_CODE_TOKEN_EXPIRED);
        } else if ((pausedBy & PAUSED_BY_SUBMISSIONS) == 0
            && silent >= MISSED_HEARTBEATS * timing.heartbeat().toMillis()) {
          goodbye(CloseCode.CLOSE_CODE_HEARTBEAT_MISSED);
        }
      }
      case ConnectionState.Closing _ -> {
        if (silent >= LINGER_MILLIS) {
          var _ = channel.close();
        }
      }
    }
  }

  /// Says why, leaves the registry, and closes when the client has heard it or a little later.
  void goodbye(CloseCode code) {
    if (state instanceof ConnectionState.Closing) {
      return;
    }
    leave(code);
    if (wire == Wire.UNKNOWN) {
      var _ = channel.close();
      return;
    }
    var text = CloseText.of(code);
    services.metrics().goodbye(code);
    send(
        ServerFrame.newBuilder()
            .setGoodbye(Goodbye.newBuilder().setCode(code).setText(text))
            .build());
    if (wire == Wire.WEBSOCKET) {
      var _ = channel.write(new CloseWebSocketFrame(code.getNumber(), text));
    }
    channel
        .writeAndFlush(channel.alloc().buffer(0, 0))
        .addListener((ChannelFutureListener) said -> closeOutput());
    // What still comes is read and thrown away, see LINGER_MILLIS.
    pausedBy = 0;
    channel.config().setAutoRead(true);
  }

  private void closeOutput() {
    var tls = channel.pipeline().get(SslHandler.class);
    if (tls != null) {
      tls.closeOutbound().addListener(closed -> shutdownOutput());
    } else {
      shutdownOutput();
    }
  }

  private void shutdownOutput() {
    if (channel instanceof DuplexChannel duplex) {
      var _ = duplex.shutdownOutput();
    } else {
      var _ = channel.close();
    }
  }

  /// The socket is gone.
  void closed() {
    leave(CloseCode.CLOSE_CODE_UNSPECIFIED);
  }

  /// From here on nobody finds this connection. Idempotent.
  private void leave(CloseCode code) {
    var left = state;
    if (left instanceof ConnectionState.Closing) {
      return;
    }
    become(left.goodbye(code));
    if (behind) {
      caughtUp();
    }
    if (submissions != null) {
      submissions.abandon();
    }
    switch (left) {
      case ConnectionState.AwaitingHello(), ConnectionState.Verifying() -> {}
      case ConnectionState.Registering registering -> leave(registering.identity());
      case ConnectionState.Live live -> {
        leave(live.identity());
        loop.tellDisconnected(live.identity());
        log.atDebug()
            .addKeyValue("connectionId", live.identity().connection())
            .addKeyValue("code", code)
            .log("connection ended");
      }
      case ConnectionState.Closing _ -> {}
    }
  }

  private void leave(Identity identity) {
    services.registry().leave(identity.connection());
    routes.remove(identity);
  }
}
