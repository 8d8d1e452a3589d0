package im.relation.tools.bench;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// What a run found.
///
/// @param mode what was measured
/// @param seconds that were measured
/// @param more figures of this mode alone, by their key, in their order
record Report(
    String mode, int seconds, Tally.Sum sum, Pace pace, Cost cost, Map<String, Double> more) {

  Report {
    more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
  }

  /// How fast it went.
  ///
  /// @param ratePerSecond of messages those measured that were delivered, over the time from the
  ///   first due time to the last delivery, at least `seconds`; of logins those that were welcomed
  record Pace(double ratePerSecond, Latency latency) {}

  private static final double PER = 1_000;
  private static final double HUNDREDTHS = 100;

  /// Milliseconds from when a message was due until its receiver's socket was read; of logins from
  /// connect to Welcome.
  record Latency(double p50, double p95, double p99, double most) {

    private static final double MICROS_PER_MILLI = 1_000;

    static final Latency NONE = new Latency(0, 0, 0, 0);

    static Latency ofMicros(Histogram all) {
      return new Latency(
          all.getValueAtPercentile(50) / MICROS_PER_MILLI,
          all.getValueAtPercentile(95) / MICROS_PER_MILLI,
          all.getValueAtPercentile(99) / MICROS_PER_MILLI,
          all.getMaxValue() / MICROS_PER_MILLI);
    }
  }

  /// What it took; null where the server's processes are not to be seen.
  ///
  /// @param serverCpuSeconds of all of the server's processes
  /// @param memoryMib resident at the end
  /// @param loaderCpuSeconds of this program
  record Cost(
      @Nullable Double serverCpuSeconds, @Nullable Double memoryMib, double loaderCpuSeconds) {}

  /// Seconds of the server's CPU for a thousand messages or logins, which is milliseconds for one.
  @Nullable Double cpuPerThousand() {
    var used = cost.serverCpuSeconds();
    double done = pace.ratePerSecond() * seconds;
    return used == null || done < 1 ? null : used * PER / done;
  }

  String json() {
    return new GsonBuilder().serializeNulls().create().toJson(toJson());
  }

  JsonObject toJson() {
    var json = new JsonObject();
    json.addProperty("mode", mode);
    json.addProperty("seconds", seconds);
    json.addProperty("sent", sum.sent());
    json.addProperty("submitted", sum.submitted());
    json.addProperty("stored", sum.stored());
    json.addProperty("delivered", sum.delivered());
    json.addProperty("lost", sum.lost());
    json.addProperty("doubled", sum.doubled());
    json.addProperty("disordered", sum.disordered());
    json.addProperty("rate_per_s", rounded(pace.ratePerSecond()));
    json.addProperty("p50_ms", rounded(pace.latency().p50()));
    json.addProperty("p95_ms", rounded(pace.latency().p95()));
    json.addProperty("p99_ms", rounded(pace.latency().p99()));
    json.addProperty("max_ms", rounded(pace.latency().most()));
    json.addProperty("cpu_s_per_1000", rounded(cpuPerThousand()));
    json.addProperty("memory_mib", rounded(cost.memoryMib()));
    json.addProperty("loader_cpu_s", rounded(cost.loaderCpuSeconds()));
    more.forEach((key, value) -> json.addProperty(key, rounded(value)));
    return json;
  }

  List<String> table() {
    var lines = new ArrayList<String>();
    if (sum.sent() > 0) {
      lines.add(line("messages sent", Long.toString(sum.sent())));
      lines.add(line("submitted", Long.toString(sum.submitted())));
      lines.add(line("stored", Long.toString(sum.stored())));
      lines.add(line("delivered", Long.toString(sum.delivered())));
      lines.add(
          line(
              "lost, doubled, disordered",
              sum.lost() + ", " + sum.doubled() + ", " + sum.disordered() + " (all the run)"));
    }
    if (pace.ratePerSecond() > 0) {
      var latency = pace.latency();
      lines.add(line("rate", "%.1f/s".formatted(pace.ratePerSecond())));
      lines.add(
          line(
              "latency",
              "p50 %.2f  p95 %.2f  p99 %.2f  max %.2f ms"
                  .formatted(latency.p50(), latency.p95(), latency.p99(), latency.most())));
      lines.add(line("server CPU", shown(cpuPerThousand(), "s per 1,000")));
    }
    lines.add(line("server memory", shown(cost.memoryMib(), "MiB resident")));
    lines.add(line("this program's CPU", shown(cost.loaderCpuSeconds(), "s")));
    more.forEach((key, value) -> lines.add(line(key, "%.2f".formatted(value))));
    return List.copyOf(lines);
  }

  private static String line(String name, String value) {
    return "  %-28s%s".formatted(name, value);
  }

  private static String shown(@Nullable Double value, String unit) {
    return value == null ? "not readable from here" : "%.2f %s".formatted(value, unit);
  }

  private static @Nullable Double rounded(@Nullable Double value) {
    return value == null ? null : Math.round(value * HUNDREDTHS) / HUNDREDTHS;
  }
}
