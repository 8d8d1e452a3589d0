package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.SharedLocalRun;
import im.relation.endtoend.kit.TestDevice;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Invariant 4: no gap on connect.
@Timeout(120)
@ExtendWith(SharedLocalRun.class)
final class ConnectGapIT {

  /// Reconnects while the other one writes, and how much he writes meanwhile, at the least.
  private static final int RECONNECTS = 15;

  private static final int TEXTS = 50;

  private final LocalRun run;

  ConnectGapIT(LocalRun run) {
    this.run = run;
  }

  @Test
  void whoConnectsWhileAnotherWritesMissesNothingAndSeesNothingTwice() {
    try (var alice = TestDevice.online(run.endpoints(), "alice");
        var bob = TestDevice.online(run.endpoints(), "bob")) {
      // Given: one writes without a pause
      var conversation = alice.befriend(bob);
      var enough = new AtomicBoolean();
      var count = new AtomicInteger();
      var writing =
          CompletableFuture.supplyAsync(
              () -> {
                while (!enough.get()) {
                  alice.sendAccepted(conversation, "text " + (count.get() + 1));
                  count.incrementAndGet();
                }
                return count.get();
              });

      // When
      for (int n = 0; n < RECONNECTS || (count.get() < TEXTS && !writing.isDone()); n++) {
        bob.disconnect();
        bob.connect();
      }
      enough.set(true);
      int written = TestDevice.outcome(writing);

      // Then
      List<String> expected = IntStream.rangeClosed(1, written).mapToObj(n -> "text " + n).toList();
      assertThat(bob.awaitTexts(conversation, written)).containsExactlyElementsOf(expected);
    }
  }
}
