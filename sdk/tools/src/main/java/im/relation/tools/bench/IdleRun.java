package im.relation.tools.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/// What a connection that does nothing costs the server: live heap after a collection, and memory
/// outside of the heap (what is resident beside the heap that is committed would hide what the heap
/// grew by; so it is what is resident less what the collector could give back), as a slope from the
/// first thousand, which pay what is paid once, to the last.
final class IdleRun {

  /// They make the server load and compile what any connection needs.
  private static final int FIRST = 1_000;

  private static final long SETTLE_MILLIS = 3_000;

  private final Site site;
  private final int connections;
  private final Optional<SSLContext> tls;

  IdleRun(Site site, Mode.Idle mode) {
    this.site = site;
    this.connections = mode.connections();
    this.tls =
        mode.tls()
            ? Optional.of(
                TlsSocket.trusting(
                    site.ca()
                        .orElseThrow(
                            () -> new BenchException("--tls needs a server of its own: --start."))))
            : Optional.empty();
  }

  /// @param nativeKib resident and no part of the heap that is committed
  private record Held(int connections, double liveKib, double nativeKib, double residentKib) {}

  Found run() throws IOException, InterruptedException {
    var processes =
        Processes.of(site.target())
            .orElseThrow(() -> new BenchException("idle needs a server on this machine."));
    var people =
        site.people()
            .others(connections, done -> site.progress("making people", done, connections));
    var began = Usage.now(Optional.of(processes));
    try (var crowd = new Crowd(site.target(), tls)) {
      connect(crowd, people.subList(0, FIRST));
      var first = held(crowd, processes);
      connect(crowd, people.subList(FIRST, connections));
      var last = held(crowd, processes);
      var cost = began.until(Usage.now(Optional.of(processes)));
      return found(first, last, cost, crowd.lost());
    }
  }

  private void connect(Crowd crowd, List<Person> people) throws InterruptedException {
    crowd.connect(people, done -> site.progress("connecting", done, people.size()));
  }

  private static Held held(Crowd crowd, Processes processes) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
    var heap = ServerHeap.collected(processes.node());
    double resident = processes.nodeResidentKib();
    return new Held(crowd.size(), heap.liveKib(), resident - heap.residentKib(), resident);
  }

  private Found found(Held first, Held last, Report.Cost cost, int lost) {
    double more = last.connections() - first.connections();
    double live = last.liveKib() - first.liveKib() + last.nativeKib() - first.nativeKib();
    var figures = new LinkedHashMap<String, Double>();
    figures.put("connections", (double) last.connections());
    figures.put("kib_per_connection", live / more);
    figures.put("heap_kib_per_connection", (last.liveKib() - first.liveKib()) / more);
    figures.put("rss_kib_per_connection", (last.residentKib() - first.residentKib()) / more);
    var report =
        new Report(
            "idle", 0, Tally.Sum.NONE, new Report.Pace(0, Report.Latency.NONE), cost, figures);
    var sockets = tls.isPresent() ? "TLS" : ReadSettings.PLAIN;
    return new Found(
        report,
        ReadSettings.lines(sockets, site.people(), Processes.of(site.target())),
        List.of(),
        lost == 0 ? null : lost + " connections were lost");
  }
}
