package im.relation.tools.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;

/// People who connect with a token, are welcomed, and leave, one after the other on each of a few
/// threads.
final class LoginsRun {

  /// Logins at once: enough to keep a server of two cores busy.
  private static final int AT_ONCE = 16;

  private static final int READ_BYTES = 512;
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);
  private static final int DIGITS = 3;

  private final Site site;
  private final Mode.Logins mode;
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicReference<String> firstFailure = new AtomicReference<>("");

  LoginsRun(Site site, Mode.Logins mode) {
    this.site = site;
    this.mode = mode;
  }

  Found run() throws InterruptedException {
    int count = Math.max(mode.people(), AT_ONCE);
    var people = site.people().others(count, done -> site.progress("making people", done, count));
    site.out()
        .printf(
            "warming up for %d s, then measuring for %d s ...%n",
            mode.warmupSeconds(), mode.seconds());
    long measured = System.nanoTime() + TimeUnit.SECONDS.toNanos(mode.warmupSeconds());
    long end = measured + TimeUnit.SECONDS.toNanos(mode.seconds());
    var processes = Processes.of(site.target());
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var workers = new ArrayList<Future<Histogram>>();
      for (int n = 0; n < AT_ONCE; n++) {
        var mine = every(people, n);
        workers.add(threads.submit(() -> work(mine, measured, end)));
      }
      TimeUnit.NANOSECONDS.sleep(measured - System.nanoTime());
      var began = Usage.now(processes);
      var all = new Histogram(1, LONGEST_MICROS, DIGITS);
      for (var worker : workers) {
        all.add(worker.get());
      }
      var cost = began.until(Usage.now(processes));
      var pace =
          new Report.Pace(
              (double) all.getTotalCount() / mode.seconds(), Report.Latency.ofMicros(all));
      return new Found(
          new Report(mode.name(), mode.seconds(), Tally.Sum.NONE, pace, cost, Map.of()),
          ReadSettings.lines(ReadSettings.PLAIN, site.people(), processes),
          List.of(),
          failed.get() == 0
              ? null
              : "%d logins failed, the first with: %s".formatted(failed.get(), firstFailure));
    } catch (ExecutionException e) {
      throw new BenchException("The run broke: " + e.getCause());
    }
  }

  /// Each thread has people of its own, so that nobody's connection is replaced.
  private static List<Person> every(List<Person> people, int n) {
    var mine = new ArrayList<Person>();
    for (int i = n; i < people.size(); i += AT_ONCE) {
      mine.add(people.get(i));
    }
    return mine;
  }

  private boolean logIn(Person person) {
    try {
      FrameSocket.open(site.target(), person, READ_BYTES).close();
      return true;
    } catch (IOException | BenchException e) {
      failed.incrementAndGet();
      firstFailure.compareAndSet("", String.valueOf(e.getMessage()));
      return false;
    }
  }

  private Histogram work(List<Person> people, long measured, long end) {
    var latencies = new Histogram(1, LONGEST_MICROS, DIGITS);
    for (int i = 0; ; i++) {
      long began = System.nanoTime();
      if (began - end >= 0) {
        return latencies;
      }
      boolean welcome = logIn(people.get(i % people.size()));
      if (welcome && began - measured >= 0) {
        latencies.recordValue(
            Math.clamp(
                TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began), 1, LONGEST_MICROS));
      }
    }
  }
}
