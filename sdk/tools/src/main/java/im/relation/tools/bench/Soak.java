package im.relation.tools.bench;

import im.relation.tools.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Looks at what the server holds, every half minute of a long run: it must not grow.
final class Soak implements Beside {

  /// A collection for a look costs a pause; twice a minute is enough for a slope.
  private static final long EVERY_SECONDS = 30;

  /// What is paid once is paid in the first two minutes.
  private static final long FROM_SECONDS = 120;

  private static final double KIB_PER_MIB = 1_024;
  private static final double SECONDS_PER_MINUTE = 60;

  /// Of connections that other things open and close meanwhile (a health check, a reader of
  /// metrics).
  private static final long DESCRIPTORS_OF_OTHERS = 5;

  private final Processes processes;
  private final int seconds;
  private final List<Look> looks = new ArrayList<>();
  private long descriptorsBefore;
  private long descriptorsAfter;

  private record Look(double atSeconds, double liveKib, double residentKib) {}

  Soak(Target target, int seconds) {
    this.processes =
        Processes.of(target)
            .orElseThrow(() -> new BenchException("soak needs a server on this machine."));
    this.seconds = seconds;
  }

  @Override
  public void prepare() {
    descriptorsBefore = processes.nodeDescriptors();
  }

  @Override
  public void run() throws InterruptedException {
    long began = System.nanoTime();
    for (long at = EVERY_SECONDS; at <= seconds; at += EVERY_SECONDS) {
      long due = began + TimeUnit.SECONDS.toNanos(at);
      TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
      double live = ServerHeap.collected(processes.node()).liveKib();
      looks.add(new Look(at, live, processes.nodeResidentKib()));
    }
  }

  @Override
  public Map<String, Double> figures() {
    descriptorsAfter = processes.nodeDescriptors();
    // Fewer are no leak: idle connections of pools end meanwhile.
    if (descriptorsAfter - descriptorsBefore > DESCRIPTORS_OF_OTHERS) {
      throw new BenchException(
          "The server had %d descriptors open before and has %d after."
              .formatted(descriptorsBefore, descriptorsAfter));
    }
    var counted = looks.stream().filter(look -> look.atSeconds() >= FROM_SECONDS).toList();
    var figures = new LinkedHashMap<String, Double>();
    if (counted.size() > 1) {
      var minutes = counted.stream().map(it -> it.atSeconds() / SECONDS_PER_MINUTE).toList();
      figures.put(
          "heap_mib_per_min",
          slope(minutes, counted.stream().map(it -> it.liveKib() / KIB_PER_MIB).toList()));
      figures.put(
          "rss_mib_per_min",
          slope(minutes, counted.stream().map(it -> it.residentKib() / KIB_PER_MIB).toList()));
    }
    figures.put("descriptors_before", (double) descriptorsBefore);
    figures.put("descriptors_after", (double) descriptorsAfter);
    return figures;
  }

  /// By least squares; pure.
  static double slope(List<Double> xs, List<Double> ys) {
    double meanX = xs.stream().mapToDouble(it -> it).average().orElseThrow();
    double meanY = ys.stream().mapToDouble(it -> it).average().orElseThrow();
    double above = 0;
    double below = 0;
    for (int i = 0; i < xs.size(); i++) {
      above += (xs.get(i) - meanX) * (ys.get(i) - meanY);
      below += (xs.get(i) - meanX) * (xs.get(i) - meanX);
    }
    return above / below;
  }

  @Override
  public List<String> remarks() {
    var remarks = new ArrayList<String>();
    remarks.add("live heap after a collection, and resident, in MiB:");
    for (var look : looks) {
      remarks.add(
          "  %5.0f s  %8.1f  %8.1f"
              .formatted(
                  look.atSeconds(),
                  look.liveKib() / KIB_PER_MIB,
                  look.residentKib() / KIB_PER_MIB));
    }
    return remarks;
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
