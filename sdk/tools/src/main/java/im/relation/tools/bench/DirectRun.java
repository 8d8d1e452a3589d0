package im.relation.tools.bench;

import im.relation.sdk.internal.rpc.Connect;
import im.relation.tools.Target;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// `bench direct`: senders to as many receivers, one DIRECT conversation each.
final class DirectRun {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /// Between the last preparation and the first due time.
  private static final long RUN_UP_MILLIS = 200;

  /// What is still on its way is waited for as long as anything arrives, and so much longer.
  private static final long QUIET_MILLIS = 10_000;

  private static final long LOOK_MILLIS = 20;
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final double MICROS_PER_MILLI = 1_000;

  private final Target target;
  private final BenchOptions options;
  private final PrintStream out;
  private final HttpClient http;
  private final Connect functions;

  /// @param out for what a person reads meanwhile
  DirectRun(Target target, BenchOptions options, PrintStream out) {
    this.target = target;
    this.options = options;
    this.out = out;
    this.http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    this.functions = new Connect(http, target.functions(), TIMEOUT);
  }

  /// What a run found, and what a person should know beside it.
  ///
  /// @param failure what ended it early; null where nothing did
  record Found(Report report, List<String> remarks, @Nullable String failure) {

    boolean right() {
      return failure == null && report.sum().right();
    }
  }

  Found run() throws IOException, InterruptedException {
    var lanes = new ArrayList<Lane>();
    try (http) {
      var people = new People(functions);
      var pairs = people.pairs(options.pairs(), this::signedUp);
      out.println();
      for (var pair : pairs) {
        lanes.add(
            new Lane(
                pair,
                FrameSocket.open(target, pair.sender()),
                FrameSocket.open(target, pair.receiver()),
                new Tally(),
                new ReceiptPace()));
      }
      return measure(people, lanes);
    } finally {
      lanes.forEach(Lane::close);
    }
  }

  private Found measure(People people, List<Lane> lanes) throws IOException, InterruptedException {
    var load = load();
    var reading = Reading.over(load, lanes);
    var readingThread = Thread.ofPlatform().name("bench-read").start(reading);
    var arrivals = new Arrivals(new SplittableRandom(), options.rate(), options.pairs());
    var sendingThread =
        Thread.ofPlatform().name("bench-send").start(new Sending(load, arrivals, lanes));
    var processes = Processes.of(target);
    Usage began;
    Usage ended;
    try (var _ = Renewing.start(people, lanes, Clock.systemUTC(), load.progress())) {
      out.printf(
          "warming up for %d s, then measuring for %d s ...%n",
          options.warmupSeconds(), options.seconds());
      TimeUnit.NANOSECONDS.sleep(load.measuredFromNanos() - System.nanoTime());
      began = Usage.now(processes);
      sendingThread.join();
      drain(load.progress());
      ended = Usage.now(processes);
    } finally {
      reading.stop();
      readingThread.join();
    }
    out.println("reading every log back ...");
    new ReadBack(functions, load.names()).read(lanes);
    var sum =
        lanes.stream().map(lane -> lane.tally().sum()).reduce(Tally.Sum.NONE, Tally.Sum::plus);
    var report =
        new Report(
            options.seconds(),
            sum,
            sum.delivered() / Math.max(options.seconds(), seconds(load, reading)),
            latency(reading),
            began.until(ended));
    return new Found(report, remarks(reading, processes), load.progress().failure().get());
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

  private static double seconds(Load load, Reading reading) {
    return (reading.lastDeliveredNanos() - load.measuredFromNanos()) / NANOS;
  }

  private static Report.Latency latency(Reading reading) {
    var all = reading.latencies();
    return new Report.Latency(
        all.getValueAtPercentile(50) / MICROS_PER_MILLI,
        all.getValueAtPercentile(95) / MICROS_PER_MILLI,
        all.getValueAtPercentile(99) / MICROS_PER_MILLI,
        all.getMaxValue() / MICROS_PER_MILLI);
  }

  private static List<String> remarks(Reading reading, Optional<Processes> processes) {
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
        "server processes: %s; load average of this machine: %s"
            .formatted(
                processes.map(it -> Integer.toString(it.count())).orElse("not to be seen"),
                Processes.loadAverage()));
    remarks.add("settings read back:");
    remarks.addAll(ReadSettings.lines(processes));
    return remarks;
  }

  private void signedUp(int pairs) {
    out.printf("\rsigning up pairs: %d of %d ", pairs, options.pairs());
    out.flush();
  }
}
