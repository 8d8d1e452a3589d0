package im.relation.sdk;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where a deployment is.
///
/// @param functions base address of the functions, `http` or `https`, with or without a path
/// @param socketHost host of the sockets
/// @param socketPort 1 to 65535
/// @param socketTls whether the socket speaks TLS; host names are checked
/// @param caPem certificates to trust instead of the platform's (a local run writes
///   `var/tls/ca.pem`), for `https` and for the socket; null for the platform's
public record Endpoints(
    URI functions, String socketHost, int socketPort, boolean socketTls, @Nullable Path caPem) {

  public Endpoints {
    if (socketPort < 1 || socketPort > 65_535) {
      throw new IllegalArgumentException("a port is 1 to 65535");
    }
  }

  /// The ports of a local run, without TLS.
  public static Endpoints local() {
    return new Endpoints(URI.create("http://127.0.0.1:8080"), "127.0.0.1", 7443, false, null);
  }
}
