package im.relation.socket;

import im.relation.backplane.Producers;
import im.relation.backplane.TokenVerifier;
import im.relation.backplane.trace.Tracing;
import im.relation.domain.NodeId;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running node: started by `SocketMain` alone, or inside a JVM with the functions.
///
/// Needs a Redis that answers when it starts; afterwards it lives through outages: without Redis
/// nobody is welcomed but all stay connected, without Kafka submissions are not confirmed and their
/// connections end with a code that says to submit again. Thread-safe.
public final class SocketNode implements AutoCloseable {

  /// What stopping waits for each part of the node, beside the drain.
  private static final Duration STOP_PART = Duration.ofSeconds(5);

  /// Connects that wait to be taken; the kernel's own bound applies too.
  private static final int BACKLOG = 4_096;

  /// Threads beside the event loops: a renewal may wait for Redis while a drain goes on.
  private static final int UPKEEP_THREADS = 2;

  private static final Logger log = LoggerFactory.getLogger(SocketNode.class);

  private final StopStack stops;
  private final NodeServices services;
  private final Drain drain;
  private final LeaseKeeper lease;
  private final InetSocketAddress address;
  private final String fleetAddress;
  private final AtomicBoolean closed = new AtomicBoolean();

  private SocketNode(
      StopStack stops,
      NodeServices services,
      Drain drain,
      LeaseKeeper lease,
      InetSocketAddress address,
      String fleetAddress) {
    this.stops = stops;
    this.services = services;
    this.drain = drain;
    this.lease = lease;
    this.address = address;
    this.fleetAddress = fleetAddress;
  }

  /// Starts a node and returns when clients and functions can connect.
  ///
  /// @param clock wall clock of every deadline and time stamp
  /// @param meters where the node's counts appear, all beginning with `socket.`, and its stages
  ///   (`im.stage`)
  /// @param tracing closed by who made it, after the node
  /// @throws SocketStartException with one sentence for the operator; nothing is left running
  public static SocketNode start(
      SocketSettings settings,
      TokenVerifier tokens,
      Clock clock,
      MeterRegistry meters,
      Tracing tracing) {
    var stops = new StopStack();
    try {
      return start(settings, tokens, clock, meters, tracing, stops);
    } catch (RuntimeException e) {
      stops.run();
      throw e;
    }
  }

  private static SocketNode start(
      SocketSettings settings,
      TokenVerifier tokens,
      Clock clock,
      MeterRegistry meters,
      Tracing tracing,
      StopStack stops) {
    var transport = Transport.best();
    var loops = loops(settings, transport, stops);
    var services = services(settings, clock, meters, tracing, stops);
    SocketMetrics.observe(meters, services.registry(), services.records(), loops);
    var routes = new RouteStore(settings.backends(), services.node());
    stops.push(routes::close);

    var upkeep = upkeep(stops);
    var pacer = new Pacer(upkeep);
    var drain = new Drain(services.registry(), pacer);
    var checks = checks(settings, tokens, stops);

    var endpoint = new FleetEndpoint(services, drain);
    var fleet = new FleetServer(settings.fleet(), endpoint, transport, loops);
    stops.push(() -> fleet.close(STOP_PART));
    var lease = new LeaseKeeper(services, routes, pacer, upkeep, fleet.address());
    lease.start();
    stops.push(lease::release);
    SocketMetrics.observe(meters, lease);

    var initializer =
        new SocketInitializer(
            loopStates(loops, services),
            services,
            routes,
            new Greeter(services, routes, checks),
            port(settings.listen()));
    var listener = listen(settings, transport, loops, initializer);
    stops.push(() -> listener.close().awaitUninterruptibly(STOP_PART.toMillis()));
    var address = (InetSocketAddress) listener.localAddress();
    tell(services.node(), address, fleet.address(), transport);
    return new SocketNode(stops, services, drain, lease, address, fleet.address());
  }

  private static TokenChecks checks(
      SocketSettings settings, TokenVerifier tokens, StopStack stops) {
    var checks =
        new TokenChecks(tokens, settings.listen().ioThreads(), settings.limits().maxGreeting());
    stops.push(() -> checks.close(STOP_PART));
    return checks;
  }

  private static FirstBytesDecoder.Port port(ListenSettings listen) {
    return new FirstBytesDecoder.Port(
        TlsContexts.server(listen.tls()), listen.tls() == null || listen.plainBesideTls());
  }

  private static EventLoopGroup loops(
      SocketSettings settings, Transport transport, StopStack stops) {
    var loops = transport.loops(settings.listen().ioThreads());
    stops.push(
        () ->
            loops
                .shutdownGracefully(0, STOP_PART.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(STOP_PART.toMillis()));
    return loops;
  }

  private static ScheduledExecutorService upkeep(StopStack stops) {
    var upkeep =
        Executors.newScheduledThreadPool(
            UPKEEP_THREADS, Thread.ofPlatform().name("socket-upkeep-", 0).daemon().factory());
    stops.push(upkeep::shutdownNow);
    return upkeep;
  }

  private static void tell(
      NodeId node, InetSocketAddress address, String fleetAddress, Transport transport) {
    log.atInfo()
        .addKeyValue("node", node)
        .addKeyValue("address", address)
        .addKeyValue("fleet", fleetAddress)
        .addKeyValue("transport", transport)
        .log("node listens");
  }

  private static NodeServices services(
      SocketSettings settings,
      Clock clock,
      MeterRegistry meters,
      Tracing tracing,
      StopStack stops) {
    var node = NodeId.random();
    var records =
        new RecordQueue(
            Producers.create(
                settings.backends().kafkaBootstrapServers(),
                "socket-" + node,
                settings.backends().lingerMillis(),
                settings.backends().kafkaSignIn().properties()),
            settings.limits().maxQueuedBytes(),
            clock);
    stops.push(() -> records.close(STOP_PART));
    return new NodeServices(
        settings,
        node,
        clock,
        new ConnectionRegistry(settings.limits()),
        records,
        new SocketMetrics(meters),
        tracing);
  }

  private static Map<EventLoop, LoopState> loopStates(EventLoopGroup loops, NodeServices services) {
    var states = new HashMap<EventLoop, LoopState>();
    for (var executor : loops) {
      var loop = (EventLoop) executor;
      var state = new LoopState(loop, services);
      var _ = state.start();
      states.put(loop, state);
    }
    return Map.copyOf(states);
  }

  private static Channel listen(
      SocketSettings settings,
      Transport transport,
      EventLoopGroup loops,
      SocketInitializer initializer) {
    var water = settings.limits().writeBuffer();
    var bound =
        new ServerBootstrap()
            .group(loops)
            .channel(transport.serverChannel())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK,
                new WriteBufferWaterMark(water.lowBytes(), water.highBytes()))
            .childHandler(initializer)
            .bind(settings.listen().host(), settings.listen().port())
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new SocketStartException(
          "The socket's port "
              + settings.listen().host()
              + ":"
              + settings.listen().port()
              + " is taken; set listen.port to a free one.",
          bound.cause());
    }
    return bound.channel();
  }

  /// Where clients connect, with the port that was really bound.
  public InetSocketAddress address() {
    return address;
  }

  /// host:port of the node's gRPC, as its lease names it.
  public String fleetAddress() {
    return fleetAddress;
  }

  /// This start of this node.
  public NodeId nodeId() {
    return services.node();
  }

  ConnectionRegistry registry() {
    return services.registry();
  }

  /// Whether clients should be sent here: the lease is held and nobody drains the node.
  public boolean isReady() {
    return !closed.get() && lease.holdsLease() && !services.registry().isDraining();
  }

  /// What the node finds of itself.
  NodeHealth health() {
    return new NodeHealth(isReady(), lease.holdsLease(), services.records().confirms());
  }

  /// Drains for the time of the settings, gives up routes and lease, and stops; takes at most the
  /// drain and some seconds for each part. Idempotent.
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    var over = services.settings().lease().drain();
    drain.start(over);
    try {
      drain.told().get(over.plus(STOP_PART).toMillis(), TimeUnit.MILLISECONDS);
      services.registry().awaitEmpty(Duration.ofMillis(Connection.LINGER_MILLIS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      log.atWarn().setCause(e).log("not all connections were told to go");
    }
    stops.run();
    log.atInfo().addKeyValue("node", services.node()).log("node stopped");
  }
}
