package im.relation.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import im.relation.backplane.AccessToken;
import im.relation.backplane.RedisKeys;
import im.relation.backplane.Route;
import im.relation.backplane.Topics;
import im.relation.contract.fleet.v1.DeliverRequest;
import im.relation.contract.fleet.v1.DeliverResult;
import im.relation.contract.fleet.v1.Delivery;
import im.relation.contract.fleet.v1.KickRequest;
import im.relation.contract.fleet.v1.StatsRequest;
import im.relation.contract.record.v1.EphemeralRecord;
import im.relation.contract.record.v1.SubmittedRecord;
import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.Ping;
import im.relation.contract.socket.v1.Pong;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.domain.ConversationId;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One node from a client's Hello to the record in Kafka, and from gRPC to the client's socket.
@ExtendWith(TestServers.class)
final class SocketNodeIT {

  private final TestServers.Running servers;
  private final TestNode node;
  private final AccessToken alice;

  SocketNodeIT(TestServers.Running servers) {
    this.servers = servers;
    this.node = new TestNode(servers);
    this.alice = TestPeople.session(node.clock);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void registersTheRouteBeforeItSaysWelcome() throws IOException {
    try (var client = TestClient.connect(node.address())) {
      // When
      var welcome = client.welcome(alice);

      // Then
      var field = RedisKeys.routeField(alice.session());
      var value = node.redis.hget(RedisKeys.routes(alice.user()), field);
      assertThat(Route.parse(field, value))
          .hasValueSatisfying(
              route -> {
                assertThat(route.node()).isEqualTo(node.node.nodeId());
                assertThat(route.device()).isEqualTo(alice.device());
                assertThat(route.connection().toBytes())
                    .isEqualTo(welcome.getConnectionId().toByteArray());
              });
      assertThat(node.redis.hget(RedisKeys.node(node.node.nodeId()), RedisKeys.NODE_ADDRESS))
          .isEqualTo(node.node.fleetAddress());
      assertThat(welcome.getTokenExpiresAtMillis()).isEqualTo(alice.expiresAt().toEpochMilli());
      assertThat(welcome.getHeartbeatMillis()).isEqualTo(30_000);
    }
  }

  @Test
  void confirmsASubmissionThatIsInKafkaWithTheOriginOfTheConnection() throws IOException {
    // Given
    long conversation = TestPeople.randomId();
    try (var client = TestClient.connect(node.address());
        var topic = new TestTopic<>(servers, Topics.MESSAGE_SUBMITTED, SubmittedRecord.parser())) {
      var welcome = client.welcome(alice);

      // When
      var frame = TestPeople.submit(conversation, "hello");
      client.send(frame);

      // Then
      assertThat(client.next().getSubmitted().getClientMessageId())
          .isEqualTo(frame.getSubmit().getClientMessageId());
      var read =
          topic
              .await(1, record -> record.getSubmit().getConversationId() == conversation)
              .getFirst();
      assertThat(read.key()).isEqualTo(new ConversationId(conversation).toKey());
      var origin = read.value().getOrigin();
      assertThat(origin.getUserId()).isEqualTo(alice.user().value());
      assertThat(origin.getDeviceId()).isEqualTo(alice.device().value());
      assertThat(origin.getSessionId().toByteArray()).isEqualTo(alice.session().toBytes());
      assertThat(origin.getConnectionId()).isEqualTo(welcome.getConnectionId());
      assertThat(origin.getNode().toByteArray()).isEqualTo(node.node.nodeId().toBytes());
      assertThat(read.value().getSubmit().getTraceId().size()).isEqualTo(16);
      assertThat(read.value().getSubmit().toBuilder().clearTraceId().build())
          .isEqualTo(frame.getSubmit());
    }
  }

  @Test
  void keepsTheOrderOfManySubmissionsToOneConversation() throws IOException {
    // Given
    long conversation = TestPeople.randomId();
    try (var client = TestClient.welcomed(node.address(), alice);
        var topic = new TestTopic<>(servers, Topics.MESSAGE_SUBMITTED, SubmittedRecord.parser())) {
      // When
      for (int i = 0; i < 600; i++) {
        client.send(TestPeople.submit(conversation, "n" + i));
      }

      // Then
      for (int i = 0; i < 600; i++) {
        assertThat(client.next().hasSubmitted()).isTrue();
      }
      var bodies =
          topic
              .await(600, record -> record.getSubmit().getConversationId() == conversation)
              .stream()
              .map(read -> read.value().getSubmit().getBody().toStringUtf8())
              .toList();
      assertThat(bodies).hasSize(600);
      for (int i = 0; i < 600; i++) {
        assertThat(bodies.get(i)).isEqualTo("n" + i);
      }
    }
  }

  @Test
  void refusesAnEmptyBodyAtOnceAndGoesOn() throws IOException {
    try (var client = TestClient.welcomed(node.address(), alice)) {
      // When
      client.send(TestPeople.submit(7, ""));

      // Then
      var refused = client.next().getRefused();
      assertThat(refused.getProblem().getField()).isEqualTo("body");
      assertThat(refused.getRetryable()).isFalse();
      client.send(ping(5));
      assertThat(client.next().getPong().getNonce()).isEqualTo(5);
    }
  }

  @Test
  void deliversOneFrameToAllConnectionsItHoldsAndNamesTheOthers() throws IOException {
    // Given
    var bob = TestPeople.session(node.clock);
    var frame =
        ServerFrame.newBuilder().setPong(Pong.newBuilder().setNonce(99)).build().toByteString();
    try (var first = TestClient.connect(node.address());
        var second = TestClient.connect(node.address())) {
      var one = first.welcome(alice).getConnectionId();
      var two = second.welcome(bob).getConnectionId();
      var unknown = ByteString.copyFrom(new byte[16]);

      // When
      var response =
          node.fleet()
              .deliver(
                  DeliverRequest.newBuilder()
                      .addDeliveries(
                          Delivery.newBuilder()
                              .setFrame(frame)
                              .addAllConnectionIds(List.of(one, unknown, two)))
                      .build());

      // Then
      assertThat(response.getResults(0).getConnectionsList())
          .containsExactly(
              DeliverResult.DELIVER_RESULT_WRITTEN,
              DeliverResult.DELIVER_RESULT_NO_SUCH_CONNECTION,
              DeliverResult.DELIVER_RESULT_WRITTEN);
      assertThat(first.next().getPong().getNonce()).isEqualTo(99);
      assertThat(second.next().getPong().getNonce()).isEqualTo(99);
      assertThat(node.fleet().stats(StatsRequest.getDefaultInstance()).getConnections())
          .isEqualTo(2);
    }
  }

  @Test
  void writesNothingTwiceWhenACallIsTriedAgain() throws IOException {
    try (var client = TestClient.connect(node.address())) {
      // Given
      var connection = client.welcome(alice).getConnectionId();
      var call = deliver(connection, 1).setCallId(ByteString.copyFrom(new byte[16])).build();

      // When
      node.fleet().deliver(call);
      var again = node.fleet().deliver(call);
      node.fleet().deliver(deliver(connection, 2).build());

      // Then
      assertThat(again.getResults(0).getConnectionsList())
          .containsExactly(DeliverResult.DELIVER_RESULT_WRITTEN);
      assertThat(client.next().getPong().getNonce()).isEqualTo(1);
      assertThat(client.next().getPong().getNonce()).isEqualTo(2);
    }
  }

  private static DeliverRequest.Builder deliver(ByteString connection, long nonce) {
    var frame = ServerFrame.newBuilder().setPong(Pong.newBuilder().setNonce(nonce)).build();
    return DeliverRequest.newBuilder()
        .addDeliveries(
            Delivery.newBuilder().setFrame(frame.toByteString()).addConnectionIds(connection));
  }

  @Test
  void kicksByConnectionAndBySessionWithTheReasonGiven() throws IOException {
    // Given
    var bob = TestPeople.session(node.clock);
    try (var first = TestClient.connect(node.address());
        var second = TestClient.welcomed(node.address(), bob)) {
      var one = first.welcome(alice).getConnectionId();

      // When
      var response =
          node.fleet()
              .kick(
                  KickRequest.newBuilder()
                      .addConnectionIds(one)
                      .addSessionIds(ByteString.copyFrom(bob.session().toBytes()))
                      .setCode(CloseCode.CLOSE_CODE_SIGNED_OUT)
                      .build());

      // Then
      assertThat(response.getClosed()).isEqualTo(2);
      assertThat(first.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_SIGNED_OUT);
      assertThat(second.goodbye()).isEqualTo(CloseCode.CLOSE_CODE_SIGNED_OUT);
      await()
          .untilAsserted(
              () -> assertThat(node.redis.exists(RedisKeys.routes(alice.user()))).isZero());
    }
  }

  @Test
  void refusesCallersWithoutTheCredential() {
    for (var fleet :
        List.of(
            node.fleetWithoutCredential(),
            node.fleet("Bearer ffffffffffffffffffffffffffffffff"),
            node.fleet(TestNode.CREDENTIAL.value()))) {
      assertThatThrownBy(() -> fleet.stats(StatsRequest.getDefaultInstance()))
          .isInstanceOfSatisfying(
              StatusRuntimeException.class,
              refused ->
                  assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED));
    }
  }

  @Test
  void tellsThatAConnectionCameAndWent() throws IOException {
    // Given
    try (var topic = new TestTopic<>(servers, Topics.EPHEMERAL, EphemeralRecord.parser())) {
      // When
      TestClient.welcomed(node.address(), alice).close();

      // Then
      var records =
          topic.await(2, record -> record.getOrigin().getUserId() == alice.user().value());
      assertThat(records)
          .extracting(read -> read.value().getEventCase())
          .containsExactly(
              EphemeralRecord.EventCase.CONNECTED, EphemeralRecord.EventCase.DISCONNECTED);
      assertThat(records.getFirst().value().getConnected().hasReplaced()).isFalse();
      await()
          .untilAsserted(
              () -> assertThat(node.redis.exists(RedisKeys.routes(alice.user()))).isZero());
    }
  }

  private static ClientFrame ping(long nonce) {
    return ClientFrame.newBuilder().setPing(Ping.newBuilder().setNonce(nonce)).build();
  }
}
