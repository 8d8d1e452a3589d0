package im.relation.socket;

import im.relation.backplane.ServiceCredential;
import im.relation.backplane.trace.Tracing;
import im.relation.contract.fleet.v1.FleetServiceGrpc;
import im.relation.contract.fleet.v1.FleetServiceGrpc.FleetServiceBlockingStub;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A node on the real servers with a clock that the test moves, a caller of its gRPC, and Redis.
final class TestNode implements AutoCloseable {

  static final ServiceCredential CREDENTIAL =
      new ServiceCredential("0123456789abcdef0123456789abcdef");

  final TestClock clock;
  final SocketNode node;
  final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  final RedisCommands<String, String> redis;
  private final RedisClient redisClient;
  private final ManagedChannel channel;

  TestNode(TestServers.Running servers, TestClock clock, UnaryOperator<SocketSettings> changed) {
    this.clock = clock;
    this.node =
        SocketNode.start(
            changed.apply(settings(servers)),
            TestPeople.verifier(clock),
            clock,
            meters,
            Tracing.OFF);
    this.redisClient = RedisClient.create(servers.redisUrl());
    this.redis = redisClient.connect().sync();
    this.channel = NettyChannelBuilder.forTarget(node.fleetAddress()).usePlaintext().build();
  }

  TestNode(TestServers.Running servers) {
    this(servers, new TestClock(), UnaryOperator.identity());
  }

  static SocketSettings settings(TestServers.Running servers) {
    var timing = TimingSettings.defaults();
    return new SocketSettings(
        new ListenSettings("127.0.0.1", 0, null, false, 2, TrustedProxies.NONE),
        FleetSettings.loopback(0, CREDENTIAL),
        BackendSettings.of(servers.redisUrl(), servers.kafka()),
        LimitSettings.defaults(),
        new TimingSettings(
            timing.hello(),
            timing.heartbeat(),
            timing.tokenGrace(),
            timing.receiptHold(),
            timing.typingGap(),
            Duration.ofMillis(20)),
        new LeaseSettings(
            Duration.ofSeconds(15),
            Duration.ofMillis(100),
            Duration.ofMillis(5),
            500,
            Duration.ZERO));
  }

  /// The same, listening by TLS where there is a certificate, behind those balancers.
  static SocketSettings listening(
      SocketSettings settings, @Nullable TlsFiles tls, TrustedProxies proxies) {
    return new SocketSettings(
        new ListenSettings("127.0.0.1", 0, tls, tls == null, 2, proxies),
        settings.fleet(),
        settings.backends(),
        settings.limits(),
        settings.timing(),
        settings.lease());
  }

  InetSocketAddress address() {
    return node.address();
  }

  FleetServiceBlockingStub fleet() {
    return fleet("Bearer " + CREDENTIAL.value());
  }

  FleetServiceBlockingStub fleet(String authorization) {
    var headers = new Metadata();
    headers.put(CredentialInterceptor.AUTHORIZATION, authorization);
    return FleetServiceGrpc.newBlockingStub(channel)
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  FleetServiceBlockingStub fleetWithoutCredential() {
    return FleetServiceGrpc.newBlockingStub(channel);
  }

  @Override
  public void close() {
    channel.shutdownNow();
    node.close();
    redisClient.shutdown(Duration.ZERO, Duration.ofSeconds(1));
  }
}
