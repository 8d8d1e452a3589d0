package im.relation.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.Submitted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What no client should send, over real sockets: it ends the connection that sent it with a code
/// that says why; afterwards the node holds nothing of it, and somebody else is served all along.
@Timeout(60)
@ExtendWith(TestServers.class)
final class BadFramesIT {

  private static final long SEED = 7;
  private static final int RANDOM_STREAMS = 200;
  private static final int SILENT = 5_000;
  private static final int TLS_HANDSHAKE = 0x16;

  /// How long a client has for its Hello (design.md §4).
  private static final Duration HELLO = Duration.ofSeconds(10);

  private final TestServers.Running servers;
  private final TestClock clock = new TestClock();
  private TestNode node;
  private TestClient other;

  BadFramesIT(TestServers.Running servers) {
    this.servers = servers;
  }

  @BeforeEach
  void start() throws IOException {
    node = new TestNode(servers, clock, settings -> settings);
    other = TestClient.welcomed(node.address(), TestPeople.session(clock));
  }

  @AfterEach
  void stop() throws IOException {
    other.close();
    node.close();
  }

  static Stream<Arguments> wrong() {
    var answer =
        ServerFrame.newBuilder().setSubmitted(Submitted.newBuilder().setConversationId(9)).build();
    return Stream.of(
        Arguments.of("too long", length(131_073), CloseCode.CLOSE_CODE_FRAME_TOO_LARGE),
        Arguments.of("negative", length(-2), CloseCode.CLOSE_CODE_FRAME_TOO_LARGE),
        Arguments.of("empty", length(0), CloseCode.CLOSE_CODE_PROTOCOL_ERROR),
        Arguments.of(
            "a server's", frame(answer.toByteArray()), CloseCode.CLOSE_CODE_PROTOCOL_ERROR),
        Arguments.of(
            "no protobuf",
            frame("no protobuf".getBytes(StandardCharsets.UTF_8)),
            CloseCode.CLOSE_CODE_PROTOCOL_ERROR));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void aWrongFrameEndsItsOwnConnectionWithACode(String what, byte[] bytes, CloseCode code)
      throws IOException {
    try (var client = TestClient.connect(node.address())) {
      client.sendRaw(bytes);
      assertThat(client.goodbye()).isEqualTo(code);
    }
    assertNothingIsLeft();
  }

  @Test
  void aFrameThatIsNeverFinishedIsForgottenWithItsConnection() throws IOException {
    try (var client = TestClient.connect(node.address())) {
      client.sendRaw(length(100_000));
      client.sendRaw(new byte[50_000]);
    }
    assertNothingIsLeft();
  }

  @Test
  void aHalfClosedConnectionIsEnded() throws IOException {
    try (var client = TestClient.welcomed(node.address(), TestPeople.session(clock))) {
      client.endSending();
      assertThat(client.ended()).isTrue();
    }
    assertNothingIsLeft();
  }

  @Test
  void randomBytesEndEveryConnectionByTheTimeOfItsHello() throws IOException {
    var random = new Random(SEED);
    var clients = new ArrayList<TestClient>();
    for (int n = 0; n < RANDOM_STREAMS; n++) {
      var bytes = new byte[1 + random.nextInt(300)];
      random.nextBytes(bytes);
      var client = TestClient.connect(node.address());
      client.sendRaw(bytes);
      clients.add(client);
    }

    // When: connections are taken in their order and go to the event loops in turn, so whoever came
    // before one welcomed on each of them has been taken
    for (int loop = 0; loop < Runtime.getRuntime().availableProcessors(); loop++) {
      TestClient.welcomed(node.address(), TestPeople.session(clock)).close();
    }
    clock.advance(HELLO);

    // Then
    for (var client : clients) {
      assertThat(client.ended()).isTrue();
      client.close();
    }
    assertNothingIsLeft();
  }

  @Test
  void aByteASecondBuysNoTimeBeyondThatOfTheHello() throws IOException {
    try (var client = TestClient.connect(node.address())) {
      var hello = frame(TestPeople.hello(TestPeople.session(clock)).toByteArray());
      for (int second = 0; second < HELLO.toSeconds(); second++) {
        client.sendRaw(new byte[] {hello[second]});
        await().until(() -> node.node.registry().channels() == 2);
        clock.advance(Duration.ofSeconds(1));
      }
      assertThat(client.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_HELLO_TIMEOUT);
    }
    assertNothingIsLeft();
  }

  @Test
  void fiveThousandWhoSayNothingKeepNobodyOutForLongerThanTheTimeOfAHello() throws IOException {
    // Given
    var silent = new ArrayList<TestClient>();
    for (int n = 0; n < SILENT; n++) {
      silent.add(TestClient.connect(node.address()));
    }
    assertServed();

    // When
    await().until(() -> node.node.registry().channels() > 1);
    clock.advance(HELLO);

    // Then
    await().until(() -> node.node.registry().channels() == 1);
    for (var client : silent) {
      client.close();
    }
    TestClient.welcomed(node.address(), TestPeople.session(clock)).close();
    assertNothingIsLeft();
  }

  @Test
  void garbageAfterTheBeginningOfTlsEndsTheConnection(@TempDir Path folder) throws Exception {
    var tls = TestCertificate.in(folder).files();
    try (var encrypted =
            new TestNode(servers, clock, it -> TestNode.listening(it, tls, TrustedProxies.NONE));
        var client = TestClient.connect(encrypted.address())) {
      var garbage = new byte[300];
      new Random(SEED).nextBytes(garbage);
      garbage[0] = TLS_HANDSHAKE;
      client.sendRaw(garbage);
      assertThat(client.ended()).isTrue();
      await().until(() -> encrypted.node.registry().channels() == 0);
    }
  }

  @Test
  void aBrowserThatTypesTheAddressIsAnsweredAndGoes() throws IOException {
    try (var client = TestClient.connect(node.address())) {
      client.sendRaw(
          "GET / HTTP/1.1\r\nHost: node\r\nConnection: close\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      assertThat(client.rest()).startsWith("HTTP/1.1 404 ");
    }
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() throws IOException {
    await().until(() -> node.node.registry().channels() == 1);
    assertThat(node.node.registry().count()).isEqualTo(1);
    assertServed();
  }

  private void assertServed() throws IOException {
    other.send(TestPeople.submit(TestPeople.randomId(), "served"));
    assertThat(other.next().hasSubmitted()).isTrue();
  }

  private static byte[] length(int length) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(length).array();
  }

  private static byte[] frame(byte[] bytes) {
    return ByteBuffer.allocate(Integer.BYTES + bytes.length)
        .putInt(bytes.length)
        .put(bytes)
        .array();
  }
}
