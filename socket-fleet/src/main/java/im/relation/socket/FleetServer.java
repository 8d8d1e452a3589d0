package im.relation.socket;

import io.grpc.Server;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// The gRPC server of a node. Its calls run on the event loops of the connections, without a thread
/// hop: nothing in [FleetEndpoint] blocks.
final class FleetServer implements AutoCloseable {

  private final Server server;
  private final String advertisedHost;

  FleetServer(
      FleetSettings settings, FleetEndpoint endpoint, Transport transport, EventLoopGroup loops) {
    this.advertisedHost = settings.advertisedHost();
    var builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(settings.host(), settings.port()))
            .bossEventLoopGroup(loops)
            .workerEventLoopGroup(loops)
            .channelType(transport.serverChannel())
            .directExecutor()
            .permitKeepAliveTime(5, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true)
            .intercept(new CredentialInterceptor(settings.credential()))
            .addService(endpoint);
    encrypt(builder, settings.tls());
    try {
      this.server = builder.build().start();
    } catch (IOException e) {
      throw new SocketStartException(
          "The fleet's port "
              + settings.host()
              + ":"
              + settings.port()
              + " is taken; set fleet.port to a free one.",
          e);
    }
  }

  private static void encrypt(NettyServerBuilder builder, @Nullable TlsFiles tls) {
    if (tls == null) {
      return;
    }
    try {
      builder.sslContext(
          GrpcSslContexts.configure(
                  SslContextBuilder.forServer(
                      tls.certificateChain().toFile(), tls.privateKey().toFile()),
                  SslProvider.JDK)
              .build());
    } catch (SSLException | IllegalArgumentException e) {
      throw new SocketStartException(
          "The certificate "
              + tls.certificateChain()
              + " or its key cannot be read; both are PEM, the key PKCS #8 without a password.",
          e);
    }
  }

  /// host:port that callers connect to.
  String address() {
    return advertisedHost + ":" + server.getPort();
  }

  void close(Duration atMost) {
    server.shutdown();
    try {
      if (!server.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    close(Duration.ZERO);
  }
}
