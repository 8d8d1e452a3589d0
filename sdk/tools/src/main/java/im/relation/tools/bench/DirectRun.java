package im.relation.tools.bench;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// Senders to as many receivers, one DIRECT conversation each, and what happens beside.
final class DirectRun {

  /// Between the last preparation and the first due time.
  private static final long RUN_UP_MILLIS = 200;

  /// What is still on its way is waited for as long as anything arrives, and so much longer.
  private static final long QUIET_MILLIS = 10_000;

  private static final long LOOK_MILLIS = 20;
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final String mode;
  private final Site site;
  private final BenchOptions options;
  private final Beside beside;

  DirectRun(String mode, Site site, BenchOptions options, Beside beside) {
    this.mode = mode;
    this.site = site;
    this.options = options;
    this.beside = beside;
  }

  Found run() throws IOException, InterruptedException {
    var lanes = new ArrayList<Lane>();
    try (beside) {
      var pairs =
          site.people()
              .pairs(options.pairs(), done -> site.progress("making pairs", done, options.pairs()));
      for (var pair : pairs) {
        lanes.add(Lane.open(site.target(), pair, options.window()));
      }
      beside.prepare();
      return measure(lanes);
    } finally {
      lanes.forEach(Lane::close);
    }
  }

  private Found measure(List<Lane> lanes) throws IOException, InterruptedException {
    var load = load();
    var reading = Reading.over(load, lanes);
    var readingThread = Thread.ofPlatform().name("bench-read").start(reading);
    var processes = Processes.of(site.target());
    Usage began;
    Usage ended;
    Map<String, Double> figures;
    try (var _ = Renewing.start(site.people(), lanes, Clock.systemUTC(), load.progress())) {
      var sending =
          Thread.ofPlatform().name("bench-send").start(new Sending(load, arrivals(), lanes));
      site.out()
          .printf(
              "warming up for %d s, then measuring for %d s ...%n",
              options.warmupSeconds(), options.seconds());
      TimeUnit.NANOSECONDS.sleep(load.measuredFromNanos() - System.nanoTime());
      began = Usage.now(processes);
      var happening = Thread.ofPlatform().name("bench-beside").start(() -> happen(load));
      sending.join();
      drain(load.progress());
      ended = Usage.now(processes);
      happening.join();
      figures = beside.figures();
    } finally {
      reading.stop();
      readingThread.join();
    }
    site.out().println("reading every log back ...");
    new ReadBack(site.functions(), load.names()).read(lanes);
    return found(load, lanes, reading, new Spent(began, ended, processes, figures));
  }

  private record Spent(
      Usage began, Usage ended, Optional<Processes> processes, Map<String, Double> figures) {}

  private Found found(Load load, List<Lane> lanes, Reading reading, Spent spent) {
    var sum =
        lanes.stream().map(lane -> lane.tally().sum()).reduce(Tally.Sum.NONE, Tally.Sum::plus);
    double took = (reading.lastDeliveredNanos() - load.measuredFromNanos()) / NANOS;
    var pace =
        new Report.Pace(
            sum.delivered() / Math.max(options.seconds(), took),
            Report.Latency.ofMicros(reading.latencies()));
    var report =
        new Report(
            mode,
            options.seconds(),
            sum,
            pace,
            spent.began().until(spent.ended()),
            spent.figures());
    var remarks = new ArrayList<>(beside.remarks());
    remarks.addAll(remarks(reading, spent.processes()));
    return new Found(report, remarks, reading.series().seconds(), load.progress().failure().get());
  }

  private void happen(Load load) {
    try {
      beside.run();
    } catch (BenchException e) {
      load.progress().fail(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Arrivals> arrivals() {
    return options.rate() == 0
        ? Optional.empty()
        : Optional.of(new Arrivals(new SplittableRandom(), options.rate(), options.pairs()));
  }

  private Load load() {
    long run = new SecureRandom().nextLong();
    long began = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(RUN_UP_MILLIS);
    long measured = began + TimeUnit.SECONDS.toNanos(options.warmupSeconds());
    return new Load(
        new Load.Names(new MessageName.Ids(run), new Bodies(run, options.bytes())),
        began,
        measured,
        measured + TimeUnit.SECONDS.toNanos(options.seconds()),
        new Load.Progress());
  }

  /// Waits until all is submitted and delivered, or nothing comes any more.
  private static void drain(Load.Progress progress) throws InterruptedException {
    long last = -1;
    long quietSince = System.nanoTime();
    while (!progress.complete()) {
      if (progress.arrived() != last) {
        last = progress.arrived();
        quietSince = System.nanoTime();
      } else if (System.nanoTime() - quietSince > TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS)) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  private List<String> remarks(Reading reading, Optional<Processes> processes) {
    var counts = reading.counts();
    var remarks = new ArrayList<String>();
    remarks.add("beside messages, with the warm-up:");
    remarks.add(
        "  received %d Accepted, %d CursorAdvanced, %d other entries, %d SyncHint, %d not understood"
            .formatted(
                counts.accepted, counts.cursors, counts.others, counts.hints, counts.strange));
    remarks.add("  sent %d receipts".formatted(counts.receipts));
    if (counts.refused > 0) {
      remarks.add(
          "refused, counted as lost: %d, the first with %s"
              .formatted(counts.refused, counts.firstRefusal));
    }
    if (counts.hints > 0) {
      remarks.add("After a SyncHint an SDK pulls; the bench does not, and counts it as lost.");
    }
    remarks.add(
        "  receipts: delivered, the first at once, then at most one per conversation and 200 ms");
    remarks.addAll(ReadSettings.lines(ReadSettings.PLAIN, site.people(), processes));
    return remarks;
  }
}
