package im.relation.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.contract.account.v1.Tokens;
import im.relation.contract.message.v1.Entry;
import im.relation.contract.socket.v1.MessageFrame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Sending and reading together, over real sockets.
final class LoadTest {

  private static final long RUN = 99;
  private static final int RATE = 200;
  private static final int WINDOW = 3;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final List<Lane> lanes = new ArrayList<>();

  @AfterEach
  void close() {
    lanes.forEach(Lane::close);
  }

  private static Person person(long id) {
    return new Person(
        Tokens.newBuilder().setUserId(id).setDeviceId(1).setAccessToken("" + id).build());
  }

  private void connect(ScriptedNode node, int pairs) throws IOException {
    for (int i = 0; i < pairs; i++) {
      var pair = new Pair(i, person(i + 1), person(-i - 1), 1_000 + i);
      lanes.add(Lane.open(node.target(), pair, WINDOW));
    }
  }

  /// Due times lie in the past: all is sent at once, and late.
  private static Load late(long nanos, long forNanos) {
    long began = System.nanoTime() - nanos;
    return new Load(
        new Load.Names(new MessageName.Ids(RUN), new Bodies(RUN, 100)),
        began,
        began,
        began + forNanos,
        new Load.Progress());
  }

  private Reading run(Load load, int expectedPushesLess) throws Exception {
    return run(load, expectedPushesLess, () -> true);
  }

  private Reading run(Load load, int expectedPushesLess, BooleanSupplier done) throws Exception {
    var arrivals = Optional.of(new Arrivals(new SplittableRandom(3), RATE, lanes.size()));
    return run(load, arrivals, expectedPushesLess, done);
  }

  private Reading run(
      Load load, Optional<Arrivals> arrivals, int expectedPushesLess, BooleanSupplier done)
      throws Exception {
    var reading = Reading.over(load, lanes);
    var thread = Thread.ofPlatform().start(reading);
    new Sending(load, arrivals, lanes).run();
    await()
        .until(
            () ->
                load.progress().submitted().get() == load.progress().sent().get()
                    && load.progress().delivered().get()
                        == load.progress().sent().get() - expectedPushesLess);
    await().until(done::getAsBoolean);
    reading.stop();
    thread.join();
    assertThat(load.progress().failure().get()).isNull();
    return reading;
  }

  /// Stored what was sent, as if the log had been read back.
  private Tally.Sum sum(Load load) {
    for (var lane : lanes) {
      int sent = (int) lane.tally().sum().sent();
      for (int number = 0; number < sent; number++) {
        lane.tally().entry(number + 1);
        lane.tally().stored(number);
      }
    }
    assertThat(load.progress().sent().get()).isGreaterThan(20);
    return lanes.stream().map(lane -> lane.tally().sum()).reduce(Tally.Sum.NONE, Tally.Sum::plus);
  }

  @Test
  void withoutARateNoSenderHasMoreOnTheWayThanItsWindow() throws Exception {
    // Given a server that delivers nothing
    try (var node = new ScriptedNode(pushes -> List.of())) {
      connect(node, 2);
      long now = System.nanoTime();
      var load =
          new Load(
              new Load.Names(new MessageName.Ids(RUN), new Bodies(RUN, 100)),
              now,
              now,
              now + SECOND / 5,
              new Load.Progress());

      // When
      new Sending(load, Optional.empty(), lanes).run();

      // Then
      assertThat(load.progress().sent().get()).isEqualTo(2L * WINDOW);
    }
  }

  @Test
  void latencyCountsFromWhenAMessageWasDueAndNotFromWhenItWasSent() throws Exception {
    try (var node = new ScriptedNode(UnaryOperator.identity())) {
      // Given a sender that is at least a second late with every message
      connect(node, 3);
      var load = late(2 * SECOND, SECOND);

      // When
      var reading = run(load, 0);

      // Then
      var all = reading.latencies();
      assertThat(all.getTotalCount()).isEqualTo(load.progress().sent().get());
      assertThat(all.getMinValue()).isGreaterThan(TimeUnit.SECONDS.toMicros(1) - 10_000);
      assertThat(all.getValueAtPercentile(50) - all.getMinValue())
          .isGreaterThan(TimeUnit.MILLISECONDS.toMicros(300));
      assertThat(sum(load).right()).isTrue();
    }
  }

  @Test
  void whatTheServerSpoilsOrDoublesIsFound() throws Exception {
    // Given
    try (var node = new ScriptedNode(LoadTest::misbehave)) {
      connect(node, 1);
      var load = late(2 * SECOND, SECOND);

      // When
      var reading = run(load, 1);

      // Then
      var sum = sum(load);
      assertThat(sum.lost()).isEqualTo(1);
      assertThat(sum.doubled()).isEqualTo(1);
      assertThat(sum.disordered()).isZero();
      assertThat(sum.delivered()).isEqualTo(sum.sent() - 1);
      assertThat(reading.counts().others).isEqualTo(1);
    }
  }

  /// The third is spoilt, the fifth comes twice.
  private static List<MessageFrame> misbehave(List<MessageFrame> pushes) {
    var push = pushes.getFirst();
    if (push.getEntry().getSequence() == 3) {
      return List.of(
          push.toBuilder()
              .setEntry(Entry.newBuilder(push.getEntry()).clearClientMessageId())
              .build());
    }
    return push.getEntry().getSequence() == 5 ? List.of(push, push) : pushes;
  }

  @Test
  void theReceiverReportsTheFirstAtOnceAndInTheEndTheLast() throws Exception {
    try (var node = new ScriptedNode(UnaryOperator.identity())) {
      // Given
      connect(node, 1);
      var load = late(2 * SECOND, SECOND);

      // When
      run(load, 0, () -> reported(node, load));

      // Then
      assertThat(node.receipts().getFirst().getConversationId()).isEqualTo(1_000);
      assertThat(node.receipts()).hasSizeBetween(1, 5);
    }
  }

  private static boolean reported(ScriptedNode node, Load load) {
    var receipts = node.receipts();
    return !receipts.isEmpty()
        && receipts.getLast().getDeliveredSequence() == load.progress().sent().get();
  }

  @Test
  void aConnectionThatTheServerClosesEndsTheRun() throws Exception {
    // Given
    var node = new ScriptedNode(UnaryOperator.identity());
    connect(node, 1);
    var load = late(0, SECOND);
    var reading = Reading.over(load, lanes);
    var thread = Thread.ofPlatform().start(reading);

    // When
    node.close();

    // Then
    await().until(() -> load.progress().failed());
    reading.stop();
    thread.join();
    assertThat(load.progress().failure().get()).contains("lost");
  }
}
