package im.relation.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.backplane.AccessToken;
import im.relation.backplane.RedisKeys;
import im.relation.backplane.Topics;
import im.relation.contract.record.v1.EphemeralRecord;
import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.Hello;
import im.relation.contract.socket.v1.Ping;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How sessions come, are replaced, renewed, revoked and run out.
@ExtendWith(TestServers.class)
final class SessionsIT {

  private final TestServers.Running servers;
  private final TestNode node;
  private final AccessToken alice;

  SessionsIT(TestServers.Running servers) {
    this.servers = servers;
    this.node = new TestNode(servers);
    this.alice = TestPeople.session(node.clock);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void aNewConnectionOfTheSessionReplacesItsOlderOneOnTheSameNode() throws IOException {
    try (var older = TestClient.welcomed(node.address(), alice);
        var newer = TestClient.connect(node.address())) {
      // When
      var welcome = newer.welcome(alice);

      // Then
      assertThat(older.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_REPLACED);
      assertThat(route(alice.user(), alice.session()))
          .contains(java.util.HexFormat.of().formatHex(welcome.getConnectionId().toByteArray()));
      assertPongs(newer);
    }
  }

  @Test
  void aReplacedConnectionOnAnotherNodeIsNamedInTheRecord() throws IOException {
    try (var other = new TestNode(servers, node.clock, UnaryOperator.identity());
        var older = TestClient.connect(other.address());
        var newer = TestClient.connect(node.address());
        var topic = new TestTopic<>(servers, Topics.EPHEMERAL, EphemeralRecord.parser())) {
      // Given
      var replaced = older.welcome(alice).getConnectionId();

      // When
      newer.welcome(alice);

      // Then
      var record =
          topic.awaitOne(
              each ->
                  each.getOrigin().getUserId() == alice.user().value()
                      && each.getConnected().hasReplaced());
      var origin = record.getConnected().getReplaced();
      assertThat(origin.getConnectionId()).isEqualTo(replaced);
      assertThat(origin.getNode().toByteArray()).isEqualTo(other.node.nodeId().toBytes());

      // When the older one ends, the newer one's route stays
      older.hangUp();
      topic.awaitOne(
          each -> each.hasDisconnected() && each.getOrigin().getConnectionId().equals(replaced));
      assertThat(route(alice.user(), alice.session())).contains(node.node.nodeId().toString());
    }
  }

  @Test
  void aSessionThatWasRevokedIsNotWelcomedAndLeavesNoRoute() throws IOException {
    // Given
    revoke(alice.session());
    try (var client = TestClient.connect(node.address())) {
      // When
      client.send(TestPeople.hello(alice));

      // Then
      assertThat(client.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_SESSION_REVOKED);
      await()
          .untilAsserted(
              () -> assertThat(node.redis.exists(RedisKeys.routes(alice.user()))).isZero());
    }
  }

  @Test
  void aSessionThatIsRevokedWhileConnectedEndsAtTheNextRenewal() throws IOException {
    try (var client = TestClient.welcomed(node.address(), alice)) {
      // When
      revoke(alice.session());

      // Then
      assertThat(client.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_SESSION_REVOKED);
    }
  }

  @Test
  void refusesATokenOfAnotherDevice() throws IOException {
    try (var client = TestClient.connect(node.address())) {
      // When
      var hello = TestPeople.hello(alice).getHello().toBuilder().setDeviceId(1);
      client.send(ClientFrame.newBuilder().setHello(hello).build());

      // Then
      assertThat(client.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_UNAUTHENTICATED);
    }
  }

  @Test
  void refusesATokenThatIsNone() throws IOException {
    try (var client = TestClient.connect(node.address())) {
      // When
      client.send(
          ClientFrame.newBuilder()
              .setHello(Hello.newBuilder().setProtocolVersion(1).setAccessToken("x").setDeviceId(1))
              .build());

      // Then
      assertThat(client.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_UNAUTHENTICATED);
    }
  }

  @Test
  void refusesATokenThatAnotherKeySignedUnderTheNameOfOurs() throws IOException {
    try (var client = TestClient.connect(node.address())) {
      // When
      client.send(TestPeople.forgedHello(alice));

      // Then
      assertThat(client.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_UNAUTHENTICATED);
    }
  }

  @Test
  void refusesAnotherProtocolVersionForGood() throws IOException {
    try (var client = TestClient.connect(node.address())) {
      // When
      var hello = TestPeople.hello(alice).getHello().toBuilder().setProtocolVersion(2);
      client.send(ClientFrame.newBuilder().setHello(hello).build());

      // Then
      assertThat(client.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_UNSUPPORTED_VERSION);
    }
  }

  @Test
  void endsAConnectionWhoseTokenRanOutAMinuteAgo() throws IOException {
    try (var client = TestClient.welcomed(node.address(), alice)) {
      // Given: pings all the while
      for (int minute = 0; minute < 15; minute++) {
        node.clock.advance(Duration.ofMinutes(1));
        assertPongs(client);
      }

      // When
      node.clock.advance(Duration.ofSeconds(60));

      // Then
      assertThat(client.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_TOKEN_EXPIRED);
    }
  }

  @Test
  void goesOnWithAFreshTokenOfTheSameSession() throws IOException {
    try (var client = TestClient.welcomed(node.address(), alice)) {
      // When
      node.clock.advance(Duration.ofSeconds(80));
      var fresh = TestPeople.renewed(alice, node.clock);
      client.send(TestPeople.renew(fresh));

      // Then
      assertThat(client.next().getRenewed().getTokenExpiresAtMillis())
          .isEqualTo(fresh.expiresAt().toEpochMilli());
    }
  }

  @Test
  void endsAConnectionThatRenewsWithATokenOfAnotherSession() throws IOException {
    try (var client = TestClient.welcomed(node.address(), alice)) {
      // When
      client.send(TestPeople.renew(TestPeople.session(node.clock)));

      // Then
      assertThat(client.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_UNAUTHENTICATED);
    }
  }

  @Test
  void endsAConnectionAfterThreeMissedPings() throws IOException {
    try (var client = TestClient.welcomed(node.address(), alice)) {
      // When
      node.clock.advance(Duration.ofSeconds(90));

      // Then
      assertThat(client.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_HEARTBEAT_MISSED);
    }
  }

  @Test
  void endsAConnectionThatSaysNoHello() throws IOException {
    try (var client = TestClient.connect(node.address())) {
      // Given: half a frame, so that the node knows that this is TCP
      client.sendRaw(new byte[] {0, 0});
      await().untilAsserted(() -> assertThat(gauge("socket_channels")).isEqualTo("1.0"));

      // When
      node.clock.advance(Duration.ofSeconds(10));

      // Then
      assertThat(client.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_HELLO_TIMEOUT);
    }
  }

  private String gauge(String name) {
    return node.meters
        .scrape()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }

  private void revoke(SessionId session) {
    node.redis.zadd(RedisKeys.REVOKED, (double) node.clock.millis(), session.toString());
  }

  private String route(UserId user, SessionId session) {
    return node.redis.hget(RedisKeys.routes(user), RedisKeys.routeField(session));
  }

  private static void assertPongs(TestClient client) throws IOException {
    client.send(ClientFrame.newBuilder().setPing(Ping.newBuilder().setNonce(3)).build());
    assertThat(client.next().getPong().getNonce()).isEqualTo(3);
  }
}
