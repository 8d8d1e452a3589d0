package im.relation.socket;

import com.google.protobuf.InvalidProtocolBufferException;
import im.relation.backplane.AccessToken;
import im.relation.backplane.trace.Tracing;
import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.domain.NodeId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// One connection on an `EmbeddedChannel`, with Kafka's own test producer, whose answers the test
/// gives, and a real Redis. Everything runs on the test's thread.
final class TestChannel implements AutoCloseable {

  final TestClock clock;
  final MockProducer<byte[], byte[]> producer;
  final EmbeddedChannel channel = new EmbeddedChannel();
  final NodeServices services;
  final LoopState loop;
  final Connection connection;
  private final RouteStore routes;
  private final TokenChecks tokens;

  TestChannel(TestServers.Running servers, LimitSettings limits) {
    this.clock = new TestClock();
    this.producer =
        new MockProducer<>(
            false,
            new RoundRobinPartitioner(),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    var settings = TestNode.settings(servers);
    settings =
        new SocketSettings(
            settings.listen(),
            settings.fleet(),
            settings.backends(),
            limits,
            settings.timing(),
            settings.lease());
    var node = NodeId.random();
    this.services =
        new NodeServices(
            settings,
            node,
            clock,
            new ConnectionRegistry(limits),
            new RecordQueue(producer, limits.maxQueuedBytes(), clock),
            new SocketMetrics(new SimpleMeterRegistry()),
            Tracing.OFF);
    this.routes = new RouteStore(settings.backends(), node);
    this.tokens = new TokenChecks(TestPeople.verifier(clock), 1, 10);
    this.loop = new LoopState(channel.eventLoop(), services);
    this.connection = new Connection(channel, services, loop, routes);
    fillPipeline();
  }

  /// A further channel of the same node.
  private TestChannel(TestChannel first) {
    this.clock = first.clock;
    this.producer = first.producer;
    this.services = first.services;
    this.routes = first.routes;
    this.tokens = new TokenChecks(TestPeople.verifier(clock), new InlineExecutor());
    this.loop = new LoopState(channel.eventLoop(), services);
    this.connection = new Connection(channel, services, loop, routes);
    fillPipeline();
  }

  /// Another channel of the same node, which does everything on the caller's thread; only its own
  /// [#end] is to be called.
  TestChannel another() {
    return new TestChannel(this);
  }

  private void fillPipeline() {
    var water = services.settings().limits().writeBuffer();
    channel
        .config()
        .setOption(
            ChannelOption.WRITE_BUFFER_WATER_MARK,
            new WriteBufferWaterMark(water.lowBytes(), water.highBytes()));
    channel
        .pipeline()
        .addLast(
            "firstBytes", new FirstBytesDecoder(new FirstBytesDecoder.Port(null, true), connection))
        .addLast(
            "connection",
            new ConnectionHandler(connection, services, new Greeter(services, routes, tokens)));
  }

  /// As after Welcome.
  Identity live(AccessToken token) {
    var identity = Identity.of(token);
    connection.wire(Wire.TCP);
    channel.pipeline().replace("firstBytes", "frames", new LengthFrameDecoder());
    services.registry().admit(identity, connection);
    connection.become(new ConnectionState.Live(identity, token.expiresAt().toEpochMilli(), false));
    return identity;
  }

  void receive(ClientFrame frame) {
    var bytes = frame.toByteArray();
    receive(Unpooled.buffer().writeInt(bytes.length).writeBytes(bytes));
  }

  void receive(ByteBuf bytes) {
    channel.writeInbound(bytes);
    channel.runPendingTasks();
  }

  /// What was written since the last call.
  List<ServerFrame> sent() throws InvalidProtocolBufferException {
    channel.runPendingTasks();
    var all = Unpooled.buffer();
    for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
      all.writeBytes(out);
      out.release();
    }
    var frames = new ArrayList<ServerFrame>();
    while (all.isReadable()) {
      var bytes = new byte[all.readInt()];
      all.readBytes(bytes);
      frames.add(ServerFrame.parseFrom(bytes));
    }
    return frames;
  }

  /// Whether a Goodbye with a code was said.
  boolean saidWhy() {
    return connection.state() instanceof ConnectionState.Closing(var code)
        && code != CloseCode.CLOSE_CODE_UNSPECIFIED;
  }

  /// The channel is gone; what it still holds is given back.
  void end() {
    channel.finishAndReleaseAll();
  }

  @Override
  public void close() {
    end();
    services.records().close(Duration.ofSeconds(1));
    tokens.close();
    routes.close();
  }
}
