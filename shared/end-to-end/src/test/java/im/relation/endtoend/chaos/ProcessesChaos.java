package im.relation.endtoend.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.account.v1.DeviceType;
import im.relation.endtoend.kit.Apart;
import im.relation.endtoend.kit.Balancer;
import im.relation.endtoend.kit.SharedApart;
import im.relation.endtoend.kit.TestDevice;
import im.relation.endtoend.kit.Traffic;
import im.relation.sdk.Endpoints;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Processes that are killed, paused and joined while messages flow over two nodes behind one
/// address.
@Timeout(600)
@ExtendWith(SharedApart.class)
final class ProcessesChaos {

  /// The same moments and victims in every run.
  private static final long SEED = 20_261_127;

  private static final int KILLS = 10;
  private static final int PAIRS = 10;
  private static final int PER_SECOND = 100;
  private static final Duration RECOVERS = Duration.ofSeconds(10);

  private final Apart system;
  private Balancer balancer;

  ProcessesChaos(Apart system) {
    this.system = system;
  }

  @BeforeEach
  void open() {
    balancer = Balancer.over(List.of(system.node(0).socket(), system.node(1).socket()));
  }

  @AfterEach
  void close() {
    balancer.close();
  }

  @Test
  void tenKillsOfRandomProcessesLoseNothing() {
    var parts =
        List.of(
            system.node(0).part(), system.node(1).part(), system.kafkaBound(), system.requests());
    var random = new SplittableRandom(SEED);
    try (var traffic = flowing()) {
      var back = Duration.ZERO;
      for (int kill = 0; kill < KILLS; kill++) {
        traffic.flow(1 + random.nextInt(3));
        var victim = parts.get(random.nextInt(parts.size()));
        victim.process().kill();
        victim.restart();
        var flows = traffic.awaitFlow(RECOVERS);
        back = back.compareTo(flows) < 0 ? flows : back;
      }
      Survived.tell(
          "`kill -9` of nodes, Kafka-bound and request functions, ten in a row",
          traffic.settle(),
          back);
    }
  }

  @Test
  void theSamePersonOnBothNodesHasEverythingOnBothDevicesThoughOneNodeIsKilled() {
    try (var alice = TestDevice.eager(anyNode(), "alice");
        var desktop = TestDevice.eager(system.endpoints(0), "bob");
        var phone = desktop.another(DeviceType.DEVICE_TYPE_PHONE, system.endpoints(1)).connect()) {
      // Given
      var conversation = alice.befriend(desktop);

      // When
      alice.sendAccepted(conversation, "before");
      system.node(1).part().process().kill();
      alice.sendAccepted(conversation, "while one node is gone");
      system.node(1).part().restart();
      alice.sendAccepted(conversation, "after");

      // Then
      for (var device : List.of(desktop, phone)) {
        assertThat(device.awaitTexts(conversation, 3))
            .containsExactly("before", "while one node is gone", "after");
      }
    }
  }

  @Test
  void aNodeThatLivesAndDoesNotAnswerHoldsNobodyElseUp() {
    var paused = system.node(1).part().process();
    try (var others =
            Traffic.start(system, system.endpoints(0), system.endpoints(0), PAIRS, PER_SECOND);
        var traffic =
            Traffic.start(system, system.endpoints(0), system.endpoints(1), PAIRS, PER_SECOND)) {
      traffic.flow(3);
      long since = System.nanoTime();

      // When
      paused.pause();
      others.flow(20);
      var longest = others.longestSince(since);
      paused.resume();
      var flows = traffic.awaitFlow(RECOVERS);

      // Then
      assertThat(longest).isLessThan(RECOVERS);
      Survived.tell("the others while a node is paused for 20 s", others.settle(), Duration.ZERO);
      Survived.tell("SIGSTOP of a node for 20 s: its own people", traffic.settle(), flows);
    }
  }

  @Test
  void aSecondConsumerJoinsAndLeavesTheGroup() {
    try (var traffic = flowing()) {
      traffic.flow(2);
      try (var second = system.joinKafkaBound("second")) {
        traffic.flow(5);
        assertThat(second.process().terminate()).isEqualTo(143);
      }
      traffic.flow(2);
      var third = system.joinKafkaBound("third");
      traffic.flow(2);
      third.process().kill();
      var flows = traffic.awaitFlow(RECOVERS);
      Survived.tell(
          "a second consumer joins and leaves, a third joins and is killed",
          traffic.settle(),
          flows);
    }
  }

  private Traffic flowing() {
    return Traffic.start(system, anyNode(), anyNode(), PAIRS, PER_SECOND);
  }

  private Endpoints anyNode() {
    return new Endpoints(system.http(), "127.0.0.1", balancer.port(), false, null);
  }
}
