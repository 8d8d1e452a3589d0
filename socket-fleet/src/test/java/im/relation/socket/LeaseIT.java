package im.relation.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.backplane.AccessToken;
import im.relation.backplane.RedisKeys;
import im.relation.backplane.Topics;
import im.relation.contract.fleet.v1.DrainRequest;
import im.relation.contract.record.v1.CursorReportedRecord;
import im.relation.contract.record.v1.EphemeralRecord;
import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.Receipt;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.Subscribe;
import im.relation.contract.socket.v1.Typing;
import im.relation.contract.socket.v1.TypingState;
import im.relation.domain.ConversationId;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a node does at its renewals, when it drains, and with receipts and typing.
@ExtendWith(TestServers.class)
final class LeaseIT {

  private final TestServers.Running servers;
  private final TestNode node;
  private final AccessToken alice;

  LeaseIT(TestServers.Running servers) {
    this.servers = servers;
    this.node = new TestNode(servers);
    this.alice = TestPeople.session(node.clock);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void writesAllRoutesAgainAndHintsEachWhenTheLeaseWasGone() throws IOException {
    try (var client = TestClient.welcomed(node.address(), alice)) {
      // When
      node.redis.del(RedisKeys.routes(alice.user()), RedisKeys.node(node.node.nodeId()));

      // Then
      assertThat(client.next().getFrameCase()).isEqualTo(ServerFrame.FrameCase.SYNC_HINT);
      assertThat(
              node.redis.hget(
                  RedisKeys.routes(alice.user()), RedisKeys.routeField(alice.session())))
          .contains(node.node.nodeId().toString());
      assertThat(node.redis.exists(RedisKeys.node(node.node.nodeId()))).isOne();
    }
  }

  @Test
  void saysOfEachConnectionThatItIsThereAgainWhenTheLeaseWasGone() throws IOException {
    try (var client = TestClient.welcomed(node.address(), alice);
        var topic = new TestTopic<>(servers, Topics.EPHEMERAL, EphemeralRecord.parser())) {
      // When
      node.redis.del(RedisKeys.node(node.node.nodeId()));

      // Then
      assertThat(client.next().hasSyncHint()).isTrue();
      assertThat(
              topic.await(
                  2,
                  record ->
                      record.getOrigin().getUserId() == alice.user().value()
                          && record.hasConnected()))
          .hasSize(2);
      assertThat(node.redis.sismember(RedisKeys.FLEET, node.node.nodeId().toString())).isTrue();
    }
  }

  @Test
  void leavesTheRouteOfANewerConnectionAloneWhenTheLeaseWasGone() throws IOException {
    try (var client = TestClient.welcomed(node.address(), alice)) {
      // Given: the session is on another node by now
      var newer = Identity.of(alice).route(im.relation.domain.NodeId.random()).toValue();
      node.redis.hset(RedisKeys.routes(alice.user()), RedisKeys.routeField(alice.session()), newer);

      // When
      node.redis.del(RedisKeys.node(node.node.nodeId()));

      // Then
      assertThat(client.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_REPLACED);
      assertThat(
              node.redis.hget(
                  RedisKeys.routes(alice.user()), RedisKeys.routeField(alice.session())))
          .isEqualTo(newer);
    }
  }

  @Test
  void hintsAllConnectionsWhenADeliveryMissedTheNode() throws IOException {
    try (var client = TestClient.welcomed(node.address(), alice)) {
      // When
      node.redis.set(RedisKeys.missed(node.node.nodeId()), "1");

      // Then
      assertThat(client.next().hasSyncHint()).isTrue();
      assertThat(node.redis.exists(RedisKeys.missed(node.node.nodeId()))).isZero();
    }
  }

  @Test
  void drainsWithoutWelcomingAnybodyElse() throws IOException {
    try (var client = TestClient.welcomed(node.address(), alice);
        var late = TestClient.connect(node.address())) {
      // When
      var response = node.fleet().drain(DrainRequest.newBuilder().setOverMillis(100).build());

      // Then
      assertThat(response.getConnections()).isEqualTo(1);
      assertThat(client.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_GOING_AWAY);
      late.send(TestPeople.hello(TestPeople.session(node.clock)));
      assertThat(late.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_GOING_AWAY);
      assertThat(node.node.isReady()).isFalse();
    }
  }

  @Test
  void takesItsRoutesAndItsLeaseWithItWhenItStops() throws IOException {
    // Given
    try (var other = new TestNode(servers);
        var client = TestClient.welcomed(other.address(), alice)) {
      // When
      other.node.close();

      // Then
      assertThat(client.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_GOING_AWAY);
      assertThat(node.redis.exists(RedisKeys.routes(alice.user()))).isZero();
      assertThat(node.redis.exists(RedisKeys.node(other.node.nodeId()))).isZero();
    }
  }

  @Test
  void reportsOnlyTheNewestOfManyReceipts() throws IOException {
    // Given
    long conversation = TestPeople.randomId();
    try (var client = TestClient.welcomed(node.address(), alice);
        var topic =
            new TestTopic<>(servers, Topics.CURSOR_REPORTED, CursorReportedRecord.parser())) {
      // When: one write, so that all come within the hold
      var all = new java.io.ByteArrayOutputStream();
      for (int read = 1; read <= 20; read++) {
        var frame = receipt(conversation, read).toByteArray();
        all.write(new byte[] {0, 0, 0, (byte) frame.length});
        all.write(frame);
      }
      client.sendRaw(all.toByteArray());

      // Then
      topic.awaitOne(
          record ->
              record.getReceipt().getConversationId() == conversation
                  && record.getReceipt().getReadSequence() == 20);
      var reads = topic.await(1, record -> record.getReceipt().getConversationId() == conversation);
      assertThat(reads).hasSize(1);
      assertThat(reads.getFirst().key()).isEqualTo(new ConversationId(conversation).toKey());
      assertThat(reads.getFirst().value().getOrigin().getUserId()).isEqualTo(alice.user().value());
    }
  }

  @Test
  void tellsTypingOnceInAWhileAndWhomTheConnectionSubscribes() throws IOException {
    try (var client = TestClient.welcomed(node.address(), alice);
        var topic = new TestTopic<>(servers, Topics.EPHEMERAL, EphemeralRecord.parser())) {
      // When
      client.send(typing(TypingState.TYPING_STATE_TEXT));
      client.send(typing(TypingState.TYPING_STATE_TEXT));
      client.send(
          ClientFrame.newBuilder().setSubscribe(Subscribe.newBuilder().addUserIds(9)).build());

      // Then
      var subscribed =
          topic.awaitOne(
              record ->
                  record.getOrigin().getUserId() == alice.user().value() && record.hasSubscribe());
      assertThat(subscribed.getSubscribe().getUserIdsList()).containsExactly(9L);
      assertThat(typed(topic, 1)).isEqualTo(1);

      // When
      node.clock.advance(Duration.ofMillis(500));
      client.send(typing(TypingState.TYPING_STATE_VOICE));

      // Then
      assertThat(typed(topic, 2)).isEqualTo(2);
    }
  }

  @Test
  void keepsItsConnectionsButWelcomesNobodyWhileRedisIsAway() throws IOException {
    try (var client = TestClient.welcomed(node.address(), alice);
        var late = TestClient.connect(node.address())) {
      // When
      servers.servers().redis().stop();
      try {
        await().until(() -> !node.node.isReady());
        late.send(TestPeople.hello(TestPeople.session(node.clock)));

        // Then
        assertThat(late.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_UNAVAILABLE);
        assertThat(node.node.health()).isEqualTo(new NodeHealth(false, false, true));
      } finally {
        servers.servers().redis().start();
      }
      await().until(node.node::isReady);
      assertThat(client.next().hasSyncHint()).isTrue();
      assertThat(node.redis.exists(RedisKeys.routes(alice.user()))).isOne();
    }
  }

  private long typed(TestTopic<EphemeralRecord> topic, int atLeast) {
    return topic
        .await(
            atLeast,
            record -> record.getOrigin().getUserId() == alice.user().value() && record.hasTyping())
        .size();
  }

  private static ClientFrame typing(TypingState state) {
    return ClientFrame.newBuilder()
        .setTyping(Typing.newBuilder().setConversationId(4).setState(state))
        .build();
  }

  private static ClientFrame receipt(long conversation, long read) {
    return ClientFrame.newBuilder()
        .setReceipt(Receipt.newBuilder().setConversationId(conversation).setReadSequence(read))
        .build();
  }
}
