package im.relation.presence;

import com.google.common.net.HostAndPort;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens channels to nodes: over TLS, or, where no name is set for it, in the clear to nodes on
/// loopback addresses alone, for calls show the service credential. Thread-safe.
final class FleetTransport {

  private static final Logger log = LoggerFactory.getLogger(FleetTransport.class);

  private final String tlsName;
  private final @Nullable SslContext tls;
  private final AtomicBoolean said = new AtomicBoolean();

  /// @throws IllegalStateException where the certificates to trust cannot be read
  FleetTransport(FleetSettings settings) {
    this.tlsName = settings.tlsName();
    this.tls = tlsName.isEmpty() ? null : tls(settings);
  }

  /// A channel, which connects when it is first used; empty where the node would have to be called
  /// in the clear beyond this machine.
  ///
  /// @param address host:port, as the node's lease names it
  Optional<ManagedChannel> open(String address) {
    if (tls != null) {
      var builder =
          NettyChannelBuilder.forTarget(address).sslContext(tls).overrideAuthority(tlsName);
      return Optional.of(built(builder));
    }
    var here = onLoopback(address);
    if (here.isEmpty() && said.compareAndSet(false, true)) {
      log.atError()
          .addKeyValue("address", address)
          .log(
              "nodes beyond this machine are not called without TLS: set im.fleet.tls-name to the"
                  + " DNS name that their certificates hold");
    }
    return here.map(it -> built(NettyChannelBuilder.forAddress(it).usePlaintext()));
  }

  /// Calls only start the next one when they end, so they need no threads of their own.
  private static ManagedChannel built(NettyChannelBuilder builder) {
    return builder.directExecutor().build();
  }

  /// Resolved, so that what was checked is what is connected to.
  static Optional<InetSocketAddress> onLoopback(String address) {
    try {
      var parts = HostAndPort.fromString(address);
      var host = InetAddress.getByName(parts.getHost());
      return host.isLoopbackAddress()
          ? Optional.of(new InetSocketAddress(host, parts.getPort()))
          : Optional.empty();
    } catch (UnknownHostException | IllegalArgumentException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  private static SslContext tls(FleetSettings settings) {
    try {
      var builder = GrpcSslContexts.configure(SslContextBuilder.forClient(), SslProvider.JDK);
      var trusted = settings.tlsTrustFile();
      if (trusted != null) {
        builder.trustManager(trusted.toFile());
      }
      return builder.build();
    } catch (SSLException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "im.fleet.tls-trust-file cannot be read; it holds certificates, PEM: "
              + settings.tlsTrustFile(),
          e);
    }
  }
}
