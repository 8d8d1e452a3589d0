package im.relation.socket;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Reads certificates. The JDK's engine: 5.9 KiB an idle connection against 9.1 of BoringSSL.
final class TlsContexts {

  private TlsContexts() {}

  static @Nullable SslContext server(@Nullable TlsFiles files) {
    if (files == null) {
      return null;
    }
    try {
      return SslContextBuilder.forServer(
              files.certificateChain().toFile(), files.privateKey().toFile())
          .sslProvider(SslProvider.JDK)
          .protocols("TLSv1.3", "TLSv1.2")
          .build();
    } catch (SSLException | IllegalArgumentException e) {
      throw new SocketStartException(
          "The certificate "
              + files.certificateChain()
              + " or its key cannot be read; both are PEM, the key PKCS #8 without a password.",
          e);
    }
  }
}
