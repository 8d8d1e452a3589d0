package im.relation.sdk;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where a deployment is.
///
/// @param functions base address of the functions, `http` or `https`, with a host that the internet
///   knows as one (no `_` in it), with or without a path
/// @param socketHost host of the sockets
/// @param socketPort 1 to 65535
/// @param socketTls whether the socket speaks TLS; host names are checked
/// @param caPem certificates to trust instead of the platform's (a local run writes
///   `var/tls/ca.pem`), for `https` and for the socket; null for the platform's
public record Endpoints(
    URI functions, String socketHost, int socketPort, boolean socketTls, @Nullable Path caPem) {

  public Endpoints {
    if (functions.getHost() == null) {
      throw new IllegalArgumentException("the functions' address has no host");
    }
    if (!isPort(socketPort) || !(functions.getPort() == -1 || isPort(functions.getPort()))) {
      throw new IllegalArgumentException("a port is 1 to 65535");
    }
  }

  private static boolean isPort(int number) {
    return number >= 1 && number <= 65_535;
  }

  /// The ports of a local run, without TLS.
  public static Endpoints local() {
    return new Endpoints(URI.create("http://127.0.0.1:8080"), "127.0.0.1", 7443, false, null);
  }
}
