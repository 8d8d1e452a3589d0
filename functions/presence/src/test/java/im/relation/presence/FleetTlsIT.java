package im.relation.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import im.relation.contract.fleet.v1.Delivery;
import im.relation.domain.ConnectionId;
import im.relation.domain.NodeId;
import im.relation.testkit.TestCertificate;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node that shows the certificate of the fleet's name and is called by its address.
final class FleetTlsIT {

  private static final String NAME = "sockets.example.org";
  private static final ConnectionId CONNECTION = ConnectionId.random();
  private static final ByteString FRAME = ByteString.copyFromUtf8("frame");

  @TempDir static Path folder;
  private static TestCertificate certificate;
  private static RecordingNode node;

  @BeforeAll
  static void start() throws IOException {
    certificate = TestCertificate.of(NAME, folder);
    node =
        new RecordingNode(
            listeningOn(InetAddress.getLoopbackAddress())
                .useTransportSecurity(
                    certificate.certificate().toFile(), certificate.key().toFile()));
    // The first handshakes of a process may take longer than a call, and would fail for that.
    var settings = new FleetSettings(NAME, certificate.certificate());
    await().until(() -> deliver(settings).isEmpty());
  }

  @AfterAll
  static void stop() throws InterruptedException {
    node.stop();
  }

  @Test
  void callsANodeWhoseCertificateHoldsTheNameWhateverItsAddress() {
    // Given
    var settings = new FleetSettings(NAME, certificate.certificate());
    int before = node.frames(CONNECTION).size();
    // When
    var failed = deliver(settings);
    // Then
    assertThat(failed).isEmpty();
    assertThat(node.frames(CONNECTION).subList(before, before + 1)).containsExactly(FRAME);
  }

  @Test
  void showsNothingToANodeWhoseCertificateHasAnotherName() {
    assertThatNothingReaches(new FleetSettings("other.example.org", certificate.certificate()));
  }

  @Test
  void showsNothingToANodeWhoseCertificateIsNotTrusted() {
    assertThatNothingReaches(new FleetSettings(NAME, null));
  }

  @Test
  void saysNothingInTheClearBeyondThisMachine() throws Exception {
    // Given
    var everywhere = new RecordingNode(listeningOn(InetAddress.ofLiteral("0.0.0.0")));
    var elsewhere = "0.0.0.0:" + everywhere.port();
    // When
    var failed = deliver(new FleetSettings("", null), everywhere.id, elsewhere);
    var calls = everywhere.calls.get();
    everywhere.stop();
    // Then
    assertThat(failed).containsExactly(everywhere.id);
    assertThat(calls).isZero();
  }

  private static void assertThatNothingReaches(FleetSettings settings) {
    // Given
    int before = node.calls.get();
    // When
    var failed = deliver(settings);
    // Then
    assertThat(failed).containsExactly(node.id);
    assertThat(node.calls).hasValue(before);
  }

  private static Set<NodeId> deliver(FleetSettings settings) {
    return deliver(settings, node.id, node.address());
  }

  private static Set<NodeId> deliver(FleetSettings settings, NodeId to, String address) {
    var delivery =
        Delivery.newBuilder()
            .setFrame(FRAME)
            .addConnectionIds(ByteString.copyFrom(CONNECTION.toBytes()))
            .build();
    var plan = new DeliveryPlan(Map.of(to, List.of(delivery)));
    try (var fleet = new Fleet(settings, TestProcess.CREDENTIAL)) {
      return fleet.deliver(plan, Map.of(to, address));
    }
  }

  private static NettyServerBuilder listeningOn(InetAddress host) {
    return NettyServerBuilder.forAddress(new InetSocketAddress(host, 0));
  }
}
