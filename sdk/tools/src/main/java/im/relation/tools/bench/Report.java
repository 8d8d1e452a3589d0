package im.relation.tools.bench;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run found.
///
/// @param seconds that were measured
/// @param ratePerSecond measured messages that were delivered, over the time from the first due
///   time to the last delivery, at least `seconds`
record Report(int seconds, Tally.Sum sum, double ratePerSecond, Latency latency, Cost cost) {

  private static final double PER = 1_000;
  private static final double HUNDREDTHS = 100;

  /// Milliseconds from when a message was due until its receiver's socket was read.
  record Latency(double p50, double p95, double p99, double most) {}

  /// What it took; null where the server's processes are not to be seen.
  ///
  /// @param serverCpuSeconds of all of the server's processes
  /// @param memoryMib resident at the end
  /// @param loaderCpuSeconds of this program
  record Cost(
      @Nullable Double serverCpuSeconds, @Nullable Double memoryMib, double loaderCpuSeconds) {}

  /// Seconds of the server's CPU for a thousand messages, which is milliseconds for one.
  @Nullable Double cpuPerThousand() {
    var seconds = cost.serverCpuSeconds();
    return seconds == null || sum.delivered() == 0 ? null : seconds * PER / sum.delivered();
  }

  String json() {
    var json = new JsonObject();
    json.addProperty("mode", "direct");
    json.addProperty("seconds", seconds);
    json.addProperty("sent", sum.sent());
    json.addProperty("submitted", sum.submitted());
    json.addProperty("stored", sum.stored());
    json.addProperty("delivered", sum.delivered());
    json.addProperty("lost", sum.lost());
    json.addProperty("doubled", sum.doubled());
    json.addProperty("disordered", sum.disordered());
    json.addProperty("rate_per_s", rounded(ratePerSecond));
    json.addProperty("p50_ms", rounded(latency.p50()));
    json.addProperty("p95_ms", rounded(latency.p95()));
    json.addProperty("p99_ms", rounded(latency.p99()));
    json.addProperty("max_ms", rounded(latency.most()));
    json.addProperty("cpu_s_per_1000", rounded(cpuPerThousand()));
    json.addProperty("memory_mib", rounded(cost.memoryMib()));
    json.addProperty("loader_cpu_s", rounded(cost.loaderCpuSeconds()));
    return new GsonBuilder().serializeNulls().create().toJson(json);
  }

  List<String> table() {
    return List.of(
        line("messages sent", Long.toString(sum.sent())),
        line("submitted", Long.toString(sum.submitted())),
        line("stored", Long.toString(sum.stored())),
        line("delivered", Long.toString(sum.delivered())),
        line(
            "lost, doubled, disordered",
            sum.lost() + ", " + sum.doubled() + ", " + sum.disordered() + "  (warm-up included)"),
        line("rate", "%.1f/s".formatted(ratePerSecond)),
        line(
            "latency, due to read",
            "p50 %.2f  p95 %.2f  p99 %.2f  max %.2f ms"
                .formatted(latency.p50(), latency.p95(), latency.p99(), latency.most())),
        line("server CPU", shown(cpuPerThousand(), "s per 1,000 messages")),
        line("server memory", shown(cost.memoryMib(), "MiB resident")),
        line("this program's CPU", shown(cost.loaderCpuSeconds(), "s")));
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
