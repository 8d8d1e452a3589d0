package im.relation.socket;

import im.relation.backplane.ServiceCredential;
import org.jspecify.annotations.Nullable;

/// Where Kafka-bound functions reach the node (gRPC `im.fleet.v1.FleetService`).
///
/// @param host address to bind; another than loopback needs TLS
/// @param port 0 to 65535; 0 lets the system choose
/// @param advertisedHost what the node's lease names, which callers connect to
/// @param tls null for none
/// @param credential what callers must show
public record FleetSettings(
    String host,
    int port,
    String advertisedHost,
    @Nullable TlsFiles tls,
    ServiceCredential credential) {

  public FleetSettings {
    ListenSettings.checkPort(port);
    if (tls == null) {
      ListenSettings.requireLoopback("fleet.host", host);
    }
  }

  /// Plain, on 127.0.0.1.
  public static FleetSettings loopback(int port, ServiceCredential credential) {
    return new FleetSettings("127.0.0.1", port, "127.0.0.1", null, credential);
  }
}
