package im.relation.endtoend.kit;

import im.relation.testkit.TestCertificate;
import java.util.Map;

/// TLS between functions and nodes, as in a cloud: every node shows the certificate of one name,
/// whatever its address is.
final class FleetTls {

  private static final String NAME = "sockets.example.org";

  private final TestCertificate certificate =
      TestCertificate.of(NAME, Artifacts.runFolder("fleet-tls"));

  /// What a process of an [Apart.Plan] is told.
  Map<String, String> environment(String process) {
    return process.startsWith("node-")
        ? Map.of(
            "SOCKET_FLEET_TLS_CERTIFICATE_FILE", certificate.certificate().toString(),
            "SOCKET_FLEET_TLS_KEY_FILE", certificate.key().toString())
        : Map.of(
            "IM_FLEET_TLS_NAME",
            NAME,
            "IM_FLEET_TLS_TRUST_FILE",
            certificate.certificate().toString());
  }
}
