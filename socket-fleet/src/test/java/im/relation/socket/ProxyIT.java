package im.relation.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.contract.socket.v1.CloseCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// PROXY headers over real sockets: from a load balancer that is trusted, and from strangers.
@Timeout(60)
@ExtendWith(TestServers.class)
final class ProxyIT {

  private static final TrustedProxies LOOPBACK = TrustedProxies.of(List.of("127.0.0.0/8"));

  private final TestServers.Running servers;
  private final TestClock clock = new TestClock();

  ProxyIT(TestServers.Running servers) {
    this.servers = servers;
  }

  @Test
  void aTrustedBalancersHeaderSaysWhereTheClientIs() throws IOException {
    try (var node = behind(LOOPBACK);
        var client = TestClient.connect(node.address())) {
      client.sendRaw(TestProxyHeader.proxied());
      client.welcome(TestPeople.session(clock));
      assertThat(clients(node)).containsExactly(TestProxyHeader.CLIENT);
    }
  }

  @Test
  void aHeaderThatComesByteByByteIsTheSame() throws IOException {
    try (var node = behind(LOOPBACK);
        var client = TestClient.connect(node.address())) {
      for (byte each : TestProxyHeader.proxied()) {
        client.sendRaw(new byte[] {each});
      }
      client.welcome(TestPeople.session(clock));
      assertThat(clients(node)).containsExactly(TestProxyHeader.CLIENT);
    }
  }

  @Test
  void theHeaderComesBeforeTls(@TempDir Path folder) throws Exception {
    var certificate = TestCertificate.in(folder);
    try (var node =
            new TestNode(
                servers, clock, it -> TestNode.listening(it, certificate.files(), LOOPBACK));
        var client =
            TestClient.connectBehind(
                node.address(),
                TestProxyHeader.proxied(),
                certificate.trusting().getSocketFactory())) {
      client.welcome(TestPeople.session(clock));
      assertThat(clients(node)).containsExactly(TestProxyHeader.CLIENT);
    }
  }

  @Test
  void aBalancersOwnCheckIsTheBalancer() throws IOException {
    try (var node = behind(LOOPBACK);
        var client = TestClient.connect(node.address())) {
      client.sendRaw(TestProxyHeader.local());
      client.welcome(TestPeople.session(clock));
      assertThat(clients(node)).containsExactly("127.0.0.1");
    }
  }

  static Stream<byte[]> wrongFromABalancer() throws IOException {
    var cut = TestProxyHeader.proxied();
    cut[13] = 0x7F;
    return Stream.of(
        TestProxyHeader.tooLong(),
        TestProxyHeader.versionOne(),
        cut,
        "GET / HTTP/1.1\r\nHost: node\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
        new byte[128]);
  }

  @ParameterizedTest
  @MethodSource("wrongFromABalancer")
  void whatIsNoHeaderEndsABalancersConnectionUnheard(byte[] wrong) throws IOException {
    try (var node = behind(LOOPBACK);
        var client = TestClient.connect(node.address())) {
      client.sendRaw(wrong);
      assertThat(client.ended()).isTrue();
      assertStillServes(node);
    }
  }

  @Test
  void aStrangersHeaderIsNotBelieved() throws IOException {
    try (var node = behind(TrustedProxies.of(List.of("10.0.0.0/8", "fd00::/8")));
        var client = TestClient.connect(node.address())) {
      client.sendRaw(TestProxyHeader.proxied());
      assertThat(client.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_FRAME_TOO_LARGE);
      try (var other = TestClient.welcomed(node.address(), TestPeople.session(clock))) {
        other.send(TestPeople.submit(TestPeople.randomId(), "served"));
        assertThat(other.next().hasSubmitted()).isTrue();
        assertThat(clients(node)).containsExactly("127.0.0.1");
      }
    }
  }

  @Test
  void aNetworkThatIsNoneIsNamed() {
    assertThatThrownBy(() -> TrustedProxies.of(List.of("10.0.0.0/8", "10.0.0/99")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("listen.proxy-trusted: 10.0.0/99 is no network; 10.0.0.0/16 and fd00::/8 are.");
  }

  private static List<String> clients(TestNode node) {
    return node.node.registry().all().stream().map(Connection::clientAddress).toList();
  }

  /// Through the balancer, as everybody must.
  private void assertStillServes(TestNode node) throws IOException {
    try (var client = TestClient.connect(node.address())) {
      client.sendRaw(TestProxyHeader.proxied());
      client.welcome(TestPeople.session(clock));
      client.send(TestPeople.submit(TestPeople.randomId(), "served"));
      assertThat(client.next().hasSubmitted()).isTrue();
    }
  }

  private TestNode behind(TrustedProxies proxies) {
    return new TestNode(servers, clock, settings -> TestNode.listening(settings, null, proxies));
  }
}
