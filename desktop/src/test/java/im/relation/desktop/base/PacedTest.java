package im.relation.desktop.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PacedTest {

  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void runsAtOnceAndOnceForAllWhoAskBeforeItRan() {
    Queue<Runnable> given = new ArrayDeque<>();
    var paced = new Paced(given::add, Duration.ofHours(1), runs::incrementAndGet);
    paced.ask();
    paced.ask();
    assertThat(given).hasSize(1);
    given.remove().run();
    assertThat(runs).hasValue(1);
  }

  @Test
  void waitsForThePauseAfterItRan() {
    Queue<Runnable> given = new ArrayDeque<>();
    var paced = new Paced(given::add, Duration.ofHours(1), runs::incrementAndGet);
    paced.ask();
    given.remove().run();
    paced.ask();
    assertThat(given).isEmpty();
  }

  @Test
  void forgetsNobodyWhoAskedInThePause() throws InterruptedException {
    BlockingQueue<Runnable> given = new LinkedBlockingQueue<>();
    var paced = new Paced(given::add, Duration.ofMillis(1), runs::incrementAndGet);
    paced.ask();
    given.remove().run();
    paced.ask();
    var later = given.poll(10, TimeUnit.SECONDS);
    assertThat(later).isNotNull();
    later.run();
    assertThat(runs).hasValue(2);
  }
}
