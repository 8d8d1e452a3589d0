package im.relation.socket;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/// Where clients connect, TCP and WebSocket alike.
///
/// @param host address to bind; another than loopback needs TLS
/// @param port 0 to 65535; 0 lets the system choose
/// @param tls null for none
/// @param plainBesideTls whether connections without TLS are also taken where TLS is on
/// @param ioThreads event loops, 1 to 256
/// @param proxies load balancers in front of the node: their connections, and no others, begin with
///   a PROXY header
public record ListenSettings(
    String host,
    int port,
    @Nullable TlsFiles tls,
    boolean plainBesideTls,
    int ioThreads,
    TrustedProxies proxies) {

  private static final int MAX_PORT = 65_535;
  private static final int MAX_IO_THREADS = 256;

  public ListenSettings {
    checkPort(port);
    if (ioThreads < 1 || ioThreads > MAX_IO_THREADS) {
      throw new IllegalArgumentException("listen.io-threads is 1 to 256, not " + ioThreads);
    }
    if (tls == null || plainBesideTls) {
      requireLoopback("listen.host", host);
    }
  }

  /// Plain, on 127.0.0.1, with one event loop per processor.
  public static ListenSettings loopback(int port) {
    return new ListenSettings(
        "127.0.0.1",
        port,
        null,
        false,
        Runtime.getRuntime().availableProcessors(),
        TrustedProxies.NONE);
  }

  static void checkPort(int port) {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
  }

  /// What is said without TLS stays on this machine.
  static void requireLoopback(String key, String host) {
    try {
      if (InetAddress.getByName(host).isLoopbackAddress()) {
        return;
      }
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(key + " " + host + " is no address of this machine.", e);
    }
    throw new IllegalArgumentException(
        key
            + " "
            + host
            + " is reachable from other machines, so it needs TLS: set its certificate and key,"
            + " allow no plain connections, or bind 127.0.0.1.");
  }
}
