package im.relation.tools.bench;

import im.relation.sdk.internal.log.BackOff;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A crowd that loses all its connections at once and comes back as the SDK does: full jitter, its
/// widest wait doubled with each try.
final class Stampede implements Beside {

  /// The SDK's: half a second, 30 s.
  private static final BackOff BACK_OFF =
      new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30));

  private static final int THREADS = 32;
  private static final int MAX_TRIES = 20;

  /// Let the messages flow for a moment before.
  private static final long BEFORE_MILLIS = 5_000;

  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Site site;
  private final int connections;
  private final Crowd crowd;
  private final List<Person> people = new ArrayList<>();
  private final AtomicInteger tries = new AtomicInteger();
  private volatile double backSeconds;

  Stampede(Site site, int connections) throws IOException {
    this.site = site;
    this.connections = connections;
    this.crowd = new Crowd(site.target(), Optional.empty());
  }

  @Override
  public void prepare() throws InterruptedException {
    people.addAll(
        site.people()
            .others(connections, done -> site.progress("making people", done, connections)));
    crowd.connect(people, done -> site.progress("connecting", done, connections));
  }

  @Override
  public void run() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(BEFORE_MILLIS);
    site.out().println("dropping " + connections + " connections ...");
    crowd.drop();
    long dropped = System.nanoTime();
    var missing = new CountDownLatch(connections);
    try (var threads = Executors.newScheduledThreadPool(THREADS)) {
      people.forEach(person -> later(threads, person, 0, missing));
      missing.await();
    }
    backSeconds = (System.nanoTime() - dropped) / NANOS;
    site.out().printf("%d are back after %.1f s%n", crowd.size(), backSeconds);
  }

  private void later(
      ScheduledExecutorService threads, Person person, int attempt, CountDownLatch missing) {
    long wait = BACK_OFF.delay(attempt, ThreadLocalRandom.current().nextDouble()).toMillis();
    var _ =
        threads.schedule(
            () -> again(threads, person, attempt, missing), wait, TimeUnit.MILLISECONDS);
  }

  private void again(
      ScheduledExecutorService threads, Person person, int attempt, CountDownLatch missing) {
    tries.incrementAndGet();
    try {
      crowd.connect(person);
      missing.countDown();
    } catch (IOException e) {
      if (attempt < MAX_TRIES) {
        later(threads, person, attempt + 1, missing);
      } else {
        missing.countDown();
      }
    }
  }

  @Override
  public Map<String, Double> figures() {
    if (crowd.size() != connections) {
      throw new BenchException(
          "Of %d connections %d are there at the end.".formatted(connections, crowd.size()));
    }
    return Map.of(
        "connections",
        (double) connections,
        "back_after_s",
        backSeconds,
        "tries_per_connection",
        (double) tries.get() / connections);
  }

  @Override
  public List<String> remarks() {
    return List.of();
  }

  @Override
  public void close() {
    crowd.close();
  }
}
