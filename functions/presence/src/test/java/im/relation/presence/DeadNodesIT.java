package im.relation.presence;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.backplane.RedisKeys;
import im.relation.backplane.Route;
import im.relation.backplane.Topics;
import im.relation.contract.record.v1.EphemeralRecord;
import im.relation.contract.socket.v1.Subscribe;
import im.relation.domain.NodeId;
import im.relation.domain.UserId;
import im.relation.runtime.BatchResult;
import im.relation.runtime.KafkaBound;
import im.relation.testkit.TopicReader;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServers.class)
final class DeadNodesIT {

  private final TestProcess.Started process;
  private final DeadNodes deadNodes;
  private final KafkaBound relay;
  private final RecordingNode living;
  private final NodeId dead = NodeId.random();
  private final UserId alice = Samples.person();
  private final UserId bob = Samples.person();
  private final Route alices = Samples.route(dead);
  private final Route bobs;

  DeadNodesIT(TestProcess.Started process) throws IOException {
    this.process = process;
    this.deadNodes = process.bean(DeadNodes.class);
    this.relay = process.bean("relayEphemeral", KafkaBound.class);
    this.living = new RecordingNode();
    this.bobs = Samples.route(living.id);
  }

  @BeforeEach
  void aliceIsOnANodeThatDies() {
    process.lease(living.id, living.address(), 60);
    process.lease(dead, "10.0.0.1:9190", 60);
    process.register(alice, alices);
    process.register(bob, bobs);
  }

  @AfterEach
  void stop() throws InterruptedException {
    process.redis().del(RedisKeys.node(living.id), RedisKeys.node(dead));
    living.stop();
  }

  @Test
  void tellsThoseWhoWatchThePeopleOfADeadNode() {
    // Given
    process.direct(alice, bob, true);
    subscribe(bob, bobs, alice);
    assertThat(onlineAsBobWasTold()).containsExactly(true);
    process.redis().del(RedisKeys.node(dead));

    // When
    deadNodes.sweep();
    ended(alice).forEach(record -> relay(record.value()));

    // Then
    assertThat(onlineAsBobWasTold().getLast()).isFalse();
  }

  @Test
  void takesTheRoutesOfADeadNodeAndNoOthers() {
    // Given
    var elsewhere = Samples.route(living.id);
    process.register(alice, elsewhere);
    process.redis().del(RedisKeys.node(dead));

    // When
    deadNodes.sweep();

    // Then
    assertThat(process.redis().hkeys(RedisKeys.routes(alice)))
        .containsExactly(RedisKeys.routeField(elsewhere.session()));
    assertThat(process.redis().hkeys(RedisKeys.routes(bob))).hasSize(1);
    assertThat(process.redis().smembers(RedisKeys.FLEET))
        .contains(living.id.toString())
        .doesNotContain(dead.toString());
  }

  @Test
  void saysNothingOfNodesThatLive() {
    // When
    deadNodes.sweep();

    // Then
    try (var topic = new TopicReader(Topics.EPHEMERAL)) {
      assertThat(topic.poll(alice.toKey())).isEmpty();
    }
    assertThat(process.redis().hkeys(RedisKeys.routes(alice))).hasSize(1);
  }

  private static List<ConsumerRecord<byte[], byte[]>> ended(UserId user) {
    try (var topic = new TopicReader(Topics.EPHEMERAL)) {
      return topic.await(user.toKey(), 1);
    }
  }

  private void relay(byte[] record) {
    try {
      apply(EphemeralRecord.parseFrom(record));
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private void subscribe(UserId watcher, Route route, UserId person) {
    apply(
        Samples.ephemeral(watcher, route, process.clock().millis())
            .setSubscribe(Subscribe.newBuilder().addUserIds(person.value()))
            .build());
  }

  private void apply(EphemeralRecord record) {
    assertThat(relay.apply(Samples.batch(record))).isEqualTo(BatchResult.DONE);
  }

  private List<Boolean> onlineAsBobWasTold() {
    return living
        .read(bobs.connection())
        .map(frame -> frame.getPresence().getState().getOnline())
        .toList();
  }
}
