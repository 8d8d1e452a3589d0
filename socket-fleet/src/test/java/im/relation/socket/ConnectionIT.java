package im.relation.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.backplane.AccessToken;
import im.relation.backplane.RedisKeys;
import im.relation.backplane.Topics;
import im.relation.contract.fleet.v1.DeliverResult;
import im.relation.contract.record.v1.SubmittedRecord;
import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.Receipt;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.Subscribe;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.netty.buffer.Unpooled;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One connection, frame by frame, with every answer of Kafka in the test's hand.
@ExtendWith(TestServers.class)
final class ConnectionIT {

  private static final LimitSettings LIMITS =
      new LimitSettings(10, 10, 3, 1 << 20, 100, new LimitSettings.WriteBuffer(1_000, 4_000));

  private final TestServers.Running servers;
  private final TestChannel test;
  private final AccessToken alice;

  ConnectionIT(TestServers.Running servers) {
    this.servers = servers;
    this.test = new TestChannel(servers, LIMITS);
    this.alice = TestPeople.session(test.clock);
  }

  @AfterEach
  void stop() {
    test.close();
  }

  @Test
  void aFrameBeforeHelloIsOutOfItsPlace() throws Exception {
    test.receive(TestPeople.submit(1, "x"));
    assertGoodbye(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
  }

  @Test
  void aSecondHelloIsOutOfItsPlaceWhileTheFirstIsChecked() throws Exception {
    test.receive(TestPeople.hello(alice));
    test.receive(TestPeople.hello(alice));
    assertGoodbye(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
  }

  @Test
  void aSecondHelloIsOutOfItsPlaceAfterWelcome() throws Exception {
    test.live(alice);
    test.receive(TestPeople.hello(alice));
    assertGoodbye(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
  }

  @Test
  void saysWelcomeOnlyWhenTheRouteIsWritten() throws Exception {
    try (var redis = RedisClient.create(servers.redisUrl())) {
      var commands = redis.connect().sync();
      // Given
      client(commands, "PAUSE", "30000", "WRITE");
      try {
        // When
        test.receive(TestPeople.hello(alice));
        awaitOnLoop(() -> test.services.registry().count() == 1);

        // Then
        assertThat(test.sent()).isEmpty();
      } finally {
        client(commands, "UNPAUSE");
      }
      awaitOnLoop(() -> test.connection.state() instanceof ConnectionState.Live);
      assertThat(test.sent())
          .singleElement()
          .satisfies(frame -> assertThat(frame.hasWelcome()).isTrue());
      assertThat(commands.hlen(RedisKeys.routes(alice.user()))).isOne();
    }
  }

  private static void client(RedisCommands<String, String> redis, String... arguments) {
    var words = new CommandArgs<>(StringCodec.UTF8);
    List.of(arguments).forEach(words::add);
    redis.dispatch(CommandType.CLIENT, new StatusOutput<>(StringCodec.UTF8), words);
  }

  private void awaitOnLoop(BooleanSupplier condition) {
    await()
        .until(
            () -> {
              test.channel.runPendingTasks();
              return condition.getAsBoolean();
            });
  }

  @Test
  void garbageIsNoFrame() throws Exception {
    test.receive(Unpooled.buffer().writeInt(3).writeBytes(new byte[] {-1, -1, -1}));
    assertGoodbye(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
  }

  @Test
  void anEmptyFrameIsNoFrame() throws Exception {
    test.live(alice);
    test.receive(Unpooled.buffer().writeInt(0));
    assertGoodbye(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
  }

  @Test
  void aLengthOverTheLimitIsTooLarge() throws Exception {
    test.receive(Unpooled.buffer().writeInt(131_073));
    assertGoodbye(CloseCode.CLOSE_CODE_FRAME_TOO_LARGE);
  }

  @Test
  void aSubscriptionOverTheLimitEndsTheConnection() throws Exception {
    test.live(alice);
    test.receive(
        ClientFrame.newBuilder()
            .setSubscribe(Subscribe.newBuilder().addAllUserIds(Collections.nCopies(501, 1L)))
            .build());
    assertGoodbye(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
  }

  @Test
  void aReceiptWithoutConversationEndsTheConnection() throws Exception {
    test.live(alice);
    test.receive(
        ClientFrame.newBuilder().setReceipt(Receipt.newBuilder().setReadSequence(1)).build());
    assertGoodbye(CloseCode.CLOSE_CODE_PROTOCOL_ERROR);
  }

  @Test
  void aLaterSubmissionNeverOvertakesAFailedOne() throws Exception {
    // Given
    test.live(alice);
    test.receive(TestPeople.submit(1, "a"));
    test.receive(TestPeople.submit(1, "b"));
    awaitHanded(1);

    // When
    test.producer.errorNext(new TimeoutException("no broker"));

    // Then
    assertGoodbye(CloseCode.CLOSE_CODE_UNCONFIRMED);
    test.services.records().close(java.time.Duration.ofSeconds(5));
    assertThat(bodies()).containsExactly("a");
  }

  @Test
  void theNextSubmissionGoesWhenTheOneBeforeIsConfirmed() throws Exception {
    // Given
    test.live(alice);
    test.receive(TestPeople.submit(1, "a"));
    test.receive(TestPeople.submit(1, "b"));
    test.receive(TestPeople.submit(2, "c"));
    awaitHanded(2);
    assertThat(bodies()).containsExactly("a", "c");

    // When
    test.producer.completeNext();

    // Then
    awaitHanded(3);
    assertThat(bodies()).containsExactly("a", "c", "b");
    assertThat(test.sent()).singleElement().satisfies(f -> assertThat(f.hasSubmitted()).isTrue());
  }

  @Test
  void readsNoFurtherWithTooManyPendingAndGoesOnWhenTheyAreConfirmed() throws Exception {
    // Given
    test.live(alice);
    for (int i = 1; i <= 3; i++) {
      test.receive(TestPeople.submit(i, "x"));
    }
    assertThat(test.channel.config().isAutoRead()).isFalse();

    // When
    awaitHanded(3);
    test.producer.completeNext();

    // Then
    assertThat(test.channel.config().isAutoRead()).isTrue();
  }

  @Test
  void readsNoFurtherWhenTheWayToKafkaIsFull() throws Exception {
    // Given
    test.live(alice);
    assertThat(test.services.records().reserve(1 << 20)).isFalse();

    // When
    test.receive(TestPeople.submit(1, "x"));

    // Then
    assertThat(test.channel.config().isAutoRead()).isFalse();
    test.services.records().release(1 << 20);
    assertThat(test.channel.config().isAutoRead()).isTrue();
  }

  @Test
  void givesBackItsRoomWhenTheConnectionEnds() throws Exception {
    // Given
    test.live(alice);
    test.receive(TestPeople.submit(1, "a"));
    test.receive(TestPeople.submit(1, "b"));
    awaitHanded(1);

    // When
    test.connection.goodbye(CloseCode.CLOSE_CODE_REPLACED);
    awaitHanded(2);
    test.producer.completeNext();
    test.producer.completeNext();

    // Then
    assertThat(test.services.records().pendingBytes()).isZero();
  }

  @Test
  void aConnectionThatDoesNotDrainIsBehindAndGetsOneSyncHint() throws Exception {
    // Given
    test.live(alice);
    test.sent();
    var full = test.channel.unsafe().outboundBuffer();
    full.setUserDefinedWritability(1, false);
    test.channel.runPendingTasks();

    // When
    var frame = new SharedFrame(ServerFrame.getDefaultInstance().toByteString());
    var results =
        List.of(test.connection.push(frame.on(Wire.TCP)), test.connection.push(frame.on(Wire.TCP)));
    test.connection.hint();

    // Then
    assertThat(results).containsOnly(DeliverResult.DELIVER_RESULT_BEHIND);
    assertThat(test.services.metrics().behind()).isOne();
    assertThat(test.channel.config().isAutoRead()).isFalse();
    assertThat(test.sent()).isEmpty();

    // When
    full.setUserDefinedWritability(1, true);
    test.channel.runPendingTasks();

    // Then
    assertThat(test.sent())
        .singleElement()
        .satisfies(hint -> assertThat(hint.hasSyncHint()).isTrue());
    assertThat(test.services.metrics().behind()).isZero();
    assertThat(test.channel.config().isAutoRead()).isTrue();
    assertThat(test.connection.push(frame.on(Wire.TCP)))
        .isEqualTo(DeliverResult.DELIVER_RESULT_WRITTEN);
    frame.release();
  }

  @Test
  void aConnectionThatIsNotWelcomedYetCountsAsBehind() {
    assertThat(test.connection.push(Unpooled.EMPTY_BUFFER))
        .isEqualTo(DeliverResult.DELIVER_RESULT_BEHIND);
  }

  private void assertGoodbye(CloseCode code) throws Exception {
    assertThat(test.sent().getLast().getGoodbye().getCode()).isEqualTo(code);
    assertThat(test.connection.state()).isInstanceOf(ConnectionState.Closing.class);
  }

  /// Whatever was handed to Kafka, other topics too.
  private void awaitHanded(int count) {
    await().until(() -> test.producer.history().size() == count);
  }

  private List<SubmittedRecord> handed() {
    return test.producer.history().stream()
        .filter(record -> record.topic().equals(Topics.MESSAGE_SUBMITTED))
        .map(record -> parse(record.value()))
        .toList();
  }

  private List<String> bodies() {
    return handed().stream().map(record -> record.getSubmit().getBody().toStringUtf8()).toList();
  }

  private static SubmittedRecord parse(byte[] bytes) {
    try {
      return SubmittedRecord.parseFrom(bytes);
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new IllegalStateException("a record that is none", e);
    }
  }
}
