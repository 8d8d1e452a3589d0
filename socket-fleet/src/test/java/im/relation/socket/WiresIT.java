package im.relation.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import im.relation.backplane.AccessToken;
import im.relation.contract.fleet.v1.DeliverRequest;
import im.relation.contract.fleet.v1.DeliverResult;
import im.relation.contract.fleet.v1.Delivery;
import im.relation.contract.message.v1.Entry;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.MessageFrame;
import im.relation.contract.socket.v1.ServerFrame;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// TCP, WebSocket and TLS on one port.
@ExtendWith(TestServers.class)
final class WiresIT {

  private final TestServers.Running servers;
  private final TestClock clock = new TestClock();
  private final AccessToken alice = TestPeople.session(clock);

  WiresIT(TestServers.Running servers) {
    this.servers = servers;
  }

  @Test
  void aWebSocketIsWelcomedSubmitsAndIsDeliveredTo() throws Exception {
    try (var node = new TestNode(servers);
        var client = new TestWebSocket(uri("ws", node), null)) {
      // When
      client.send(TestPeople.hello(alice));
      var welcome = client.next().getWelcome();
      var submit = TestPeople.submit(TestPeople.randomId(), "x".repeat(60_000));
      client.sendInParts(submit.toByteArray(), 20_000);

      // Then
      assertThat(client.next().getSubmitted().getClientMessageId())
          .isEqualTo(submit.getSubmit().getClientMessageId());
      for (int size : List.of(1, 200, 65_536)) {
        var frame = message(size);
        assertThat(deliver(node, frame, welcome.getConnectionId()))
            .containsExactly(DeliverResult.DELIVER_RESULT_WRITTEN);
        assertThat(client.next()).isEqualTo(frame);
      }
    }
  }

  @Test
  void oneDeliveryReachesATcpAndAWebSocketConnection() throws Exception {
    try (var node = new TestNode(servers);
        var webSocket = new TestWebSocket(uri("ws", node), null);
        var tcp = TestClient.connect(node.address())) {
      // Given
      webSocket.send(TestPeople.hello(alice));
      var one = webSocket.next().getWelcome().getConnectionId();
      var two = tcp.welcome(TestPeople.session(clock)).getConnectionId();

      // When
      var frame = message(300);
      var results = deliver(node, frame, one, two);

      // Then
      assertThat(results).containsOnly(DeliverResult.DELIVER_RESULT_WRITTEN).hasSize(2);
      assertThat(webSocket.next()).isEqualTo(frame);
      assertThat(tcp.next()).isEqualTo(frame);
    }
  }

  @Test
  void aTextMessageEndsTheWebSocketWithTheCodeOfTheGoodbye() throws Exception {
    try (var node = new TestNode(servers);
        var client = new TestWebSocket(uri("ws", node), null)) {
      // When
      client.sendText("hello");

      // Then
      assertThat(client.next().getGoodbye().getCode())
          .isEqualTo(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
      assertThat(client.closeCode()).isEqualTo(4500);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {150_000, 100_000})
  void aMessageOverTheLimitEndsTheWebSocket(int part) throws Exception {
    try (var node = new TestNode(servers);
        var client = new TestWebSocket(uri("ws", node), null)) {
      // When: in one frame, or in parts of which each is within the limit
      client.sendInParts(new byte[150_000], part);

      // Then
      assertThat(client.next().getGoodbye().getCode())
          .isEqualTo(CloseCode.CLOSE_CODE_FRAME_TOO_LARGE);
      assertThat(client.closeCode()).isEqualTo(4501);
    }
  }

  @Test
  void anyOtherRequestIsNotFound() throws Exception {
    try (var node = new TestNode(servers);
        var http = HttpClient.newHttpClient()) {
      for (var path : List.of("/", "/socket", "/socket/x", "/actuator/prometheus")) {
        // When
        var response =
            http.send(
                HttpRequest.newBuilder(URI.create(base("http", node) + path)).build(),
                HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEmpty();
      }
    }
  }

  @Test
  void tlsCarriesTcpAndWebSocketAndPlainIsRefused(@TempDir Path folder) throws Exception {
    var certificate = TestCertificate.in(folder);
    try (var node = new TestNode(servers, clock, settings -> encrypted(settings, certificate));
        var tcp = TestClient.connect(node.address(), certificate.trusting().getSocketFactory());
        var webSocket = new TestWebSocket(uri("wss", node), certificate.trusting());
        var plain = TestClient.connect(node.address())) {
      // When
      tcp.welcome(alice);
      webSocket.send(TestPeople.hello(TestPeople.session(clock)));
      plain.send(TestPeople.hello(TestPeople.session(clock)));

      // Then
      tcp.send(TestPeople.submit(TestPeople.randomId(), "y".repeat(50_000)));
      assertThat(tcp.next().hasSubmitted()).isTrue();
      assertThat(webSocket.next().hasWelcome()).isTrue();
      assertThat(plain.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
      node.node.close();
      assertThat(tcp.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_GOING_AWAY);
    }
  }

  private static SocketSettings encrypted(SocketSettings settings, TestCertificate certificate) {
    return new SocketSettings(
        new ListenSettings("0.0.0.0", 0, certificate.files(), false, 2, TrustedProxies.NONE),
        settings.fleet(),
        settings.backends(),
        settings.limits(),
        settings.timing(),
        settings.lease());
  }

  private static List<DeliverResult> deliver(
      TestNode node, ServerFrame frame, ByteString... connections) {
    return node.fleet()
        .deliver(
            DeliverRequest.newBuilder()
                .addDeliveries(
                    Delivery.newBuilder()
                        .setFrame(frame.toByteString())
                        .addAllConnectionIds(List.of(connections)))
                .build())
        .getResults(0)
        .getConnectionsList();
  }

  private static ServerFrame message(int size) {
    return ServerFrame.newBuilder()
        .setMessage(
            MessageFrame.newBuilder()
                .setEntry(Entry.newBuilder().setBody(ByteString.copyFrom(new byte[size]))))
        .build();
  }

  private static String base(String scheme, TestNode node) {
    return scheme + "://127.0.0.1:" + node.address().getPort();
  }

  private static URI uri(String scheme, TestNode node) {
    return URI.create(base(scheme, node) + "/socket");
  }
}
