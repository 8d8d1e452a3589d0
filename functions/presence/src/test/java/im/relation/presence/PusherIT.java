package im.relation.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import im.relation.backplane.RedisKeys;
import im.relation.domain.NodeId;
import im.relation.runtime.TransientFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServers.class)
final class PusherIT {

  private final TestProcess.Started process;
  private final Pusher pusher;
  private final List<RecordingNode> nodes = new ArrayList<>();

  PusherIT(TestProcess.Started process) {
    this.process = process;
    this.pusher = process.bean(Pusher.class);
  }

  @BeforeEach
  void startTwoNodes() throws IOException {
    for (int i = 0; i < 2; i++) {
      var node = new RecordingNode();
      nodes.add(node);
      process.lease(node.id, node.address(), 60);
    }
  }

  @AfterEach
  void stopThem() throws InterruptedException {
    for (var node : nodes) {
      process.redis().del(RedisKeys.node(node.id));
      node.stop();
    }
  }

  @Test
  void bringsFramesToEveryConnectionOfAPersonInTheirOrder() {
    // Given
    var user = Samples.person();
    var here = Samples.route(nodes.get(0).id);
    var there = Samples.route(nodes.get(1).id);
    process.register(user, here);
    process.register(user, there);
    var frames =
        IntStream.range(0, 50).mapToObj(i -> ByteString.copyFromUtf8("frame " + i)).toList();
    // When
    frames.subList(0, 30).forEach(frame -> push(frame, user));
    pusher.push(frames.subList(30, 50).stream().map(frame -> toPerson(frame, user)).toList());
    // Then
    assertThat(nodes.get(0).frames(here.connection())).isEqualTo(frames);
    assertThat(nodes.get(1).frames(there.connection())).isEqualTo(frames);
  }

  @Test
  void marksANodeThatDoesNotAnswerAndServesTheOthersMeanwhile() {
    // Given
    var user = Samples.person();
    var here = Samples.route(nodes.get(0).id);
    var there = Samples.route(nodes.get(1).id);
    process.register(user, here);
    process.register(user, there);
    nodes.get(0).mood = RecordingNode.Mood.SILENT;
    var frame = ByteString.copyFromUtf8("frame");
    // When
    long began = System.nanoTime();
    push(frame, user);
    var took = Duration.ofNanos(System.nanoTime() - began);
    // Then
    assertThat(nodes.get(1).frames(there.connection())).containsExactly(frame);
    assertThat(process.redis().get(RedisKeys.missed(nodes.get(0).id))).isEqualTo("1");
    assertThat(process.redis().exists(RedisKeys.missed(nodes.get(1).id))).isFalse();
    assertThat(nodes.get(0).calls).hasValue(2);
    assertThat(took).isBetween(Duration.ofMillis(900), Duration.ofMillis(3_000));
  }

  @Test
  void leavesANodeThatFailedAloneForAWhileAndMarksIt() {
    // Given
    var user = Samples.person();
    process.register(user, Samples.route(nodes.get(0).id));
    nodes.get(0).mood = RecordingNode.Mood.SILENT;
    push(ByteString.copyFromUtf8("first"), user);
    process.redis().del(RedisKeys.missed(nodes.get(0).id));
    int calls = nodes.get(0).calls.get();
    // When
    push(ByteString.copyFromUtf8("second"), user);
    // Then
    assertThat(nodes.get(0).calls).hasValue(calls);
    assertThat(process.redis().exists(RedisKeys.missed(nodes.get(0).id))).isTrue();
  }

  @Test
  void triesANodeASecondTimeBeforeItCountsAsMissed() {
    // Given
    var user = Samples.person();
    var route = Samples.route(nodes.get(0).id);
    process.register(user, route);
    nodes.get(0).mood = RecordingNode.Mood.FAILS_ONCE;
    var frame = ByteString.copyFromUtf8("frame");
    // When
    push(frame, user);
    // Then
    assertThat(nodes.get(0).frames(route.connection())).containsExactly(frame);
    assertThat(process.redis().exists(RedisKeys.missed(nodes.get(0).id))).isFalse();
  }

  @Test
  void marksANodeThatIsNotThereThoughItsLeaseLives() throws IOException {
    // Given
    var user = Samples.person();
    var gone = NodeId.random();
    process.lease(gone, closedAddress(), 15);
    process.register(user, Samples.route(gone));
    // When
    push(ByteString.copyFromUtf8("frame"), user);
    // Then
    assertThat(process.redis().exists(RedisKeys.missed(gone))).isTrue();
  }

  @Test
  void ignoresARouteWhoseNodeHasNoLeaseAndRemovesIt() {
    // Given
    var user = Samples.person();
    var route = Samples.route(nodes.get(0).id);
    process.register(user, route);
    process.redis().del(RedisKeys.node(nodes.get(0).id));
    // When
    push(ByteString.copyFromUtf8("frame"), user);
    // Then
    assertThat(nodes.get(0).delivered).isEmpty();
    assertThat(process.redis().exists(RedisKeys.missed(nodes.get(0).id))).isFalse();
    assertThat(process.redis().exists(RedisKeys.routes(user))).isFalse();
  }

  @Test
  void waitsForNothingButARedisThatAnswers() throws IOException {
    // Given
    var settings = new RedisSettings(Duration.ofMillis(300), 2);
    try (var fleet = new Fleet(new FleetSettings("", null), TestProcess.CREDENTIAL);
        var redis = new RedisConnections("redis://" + closedAddress(), settings).client()) {
      var lost = new Pusher(new Routes(redis), fleet);
      var push = toPerson(ByteString.copyFromUtf8("frame"), Samples.person());
      // When, Then
      assertThatThrownBy(() -> lost.push(List.of(push))).isInstanceOf(TransientFailure.class);
    }
  }

  private void push(ByteString frame, im.relation.domain.UserId user) {
    pusher.push(List.of(toPerson(frame, user)));
  }

  private static Push toPerson(ByteString frame, im.relation.domain.UserId user) {
    return new Push.ToPeople(frame, List.of(user), Optional.empty());
  }

  private static String closedAddress() throws IOException {
    var loopback = InetAddress.getLoopbackAddress();
    try (var socket = new ServerSocket(0, 1, loopback)) {
      return loopback.getHostAddress() + ":" + socket.getLocalPort();
    }
  }
}
