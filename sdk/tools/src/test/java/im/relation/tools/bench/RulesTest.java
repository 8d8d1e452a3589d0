package im.relation.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules that are pure: when to send, when to report, what to say.
final class RulesTest {

  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  @Test
  void messagesAreDueAtTheRateAskedForWithGapsOfAPoissonProcess() {
    // Given
    var arrivals = new Arrivals(new SplittableRandom(1), 1_000, 10);
    int count = 100_000;
    long before = 0;
    double squares = 0;

    // When
    for (int i = 0; i < count; i++) {
      long next = arrivals.next();
      squares += Math.pow((double) (next - before), 2);
      before = next;
    }

    // Then 100 s, and gaps whose square is twice the square of their mean
    assertThat((double) before).isCloseTo(100e9, within(1e9));
    assertThat(squares / count).isCloseTo(2e12, within(1e11));
  }

  @Test
  void everyPairGetsItsShare() {
    // Given
    var arrivals = new Arrivals(new SplittableRandom(1), 1_000, 4);
    var shares = new int[4];

    // When
    for (int i = 0; i < 40_000; i++) {
      shares[arrivals.pair()]++;
    }

    // Then
    for (int share : shares) {
      assertThat(share).isBetween(9_500, 10_500);
    }
  }

  @Test
  void theFirstReceiptGoesAtOnceAndTheNextAfter200Millis() {
    // Given
    var pace = new ReceiptPace();

    // When, Then
    assertThat(pace.due(0)).isZero();
    pace.delivered(5);
    assertThat(pace.due(10 * MILLI)).isEqualTo(5);
    pace.delivered(6);
    pace.delivered(7);
    assertThat(pace.due(209 * MILLI)).isZero();
    assertThat(pace.due(210 * MILLI)).isEqualTo(7);
    assertThat(pace.due(900 * MILLI)).isZero();
  }

  @Test
  void processorTimeIsReadWhateverAProcessIsCalled() {
    // Given
    var stat = "42 (a) b (c) S 1 42 42 0 -1 4194560 100 0 0 0 250 150 0 0 20 0 30 0 1000 1 1";

    // When
    double seconds = Processes.cpuSeconds(stat);

    // Then
    assertThat(seconds).isEqualTo(4.0);
  }

  @Test
  void ofTheServersArgumentsOnlyNamedOnesAreShown() {
    // Given
    var arguments = List.of("java", "-Xmx512m", "--spring.datasource.password=secret", "--a=b");

    // When
    var shown = ReadSettings.chosen(arguments, List.of("-Xmx", "--a="));

    // Then
    assertThat(shown).isEqualTo("-Xmx512m, a=b");
    assertThat(ReadSettings.chosen(arguments, List.of("-Xms"))).isEqualTo("none given");
    assertThat(ReadSettings.chosen(List.of(), List.of("-Xmx"))).isEqualTo("not readable from here");
  }

  private static Report soak() {
    return new Report(
        "soak",
        20,
        new Tally.Sum(10_000, 9_999, 9_998, 9_997, 3, 2, 1),
        new Report.Pace(499.856, new Report.Latency(1.234, 2, 3, 4)),
        new Report.Cost(8.0, 812.5, 1.0),
        Map.of("heap_mib_per_min", 0.456));
  }

  @Test
  void theJsonHasTheKeysThatAreAgreed() {
    // Given
    var report = soak();

    // When
    var json = JsonParser.parseString(report.json()).getAsJsonObject();

    // Then
    assertThat(json.keySet())
        .containsExactly(
            "mode",
            "seconds",
            "sent",
            "submitted",
            "stored",
            "delivered",
            "lost",
            "doubled",
            "disordered",
            "rate_per_s",
            "p50_ms",
            "p95_ms",
            "p99_ms",
            "max_ms",
            "cpu_s_per_1000",
            "memory_mib",
            "loader_cpu_s",
            "heap_mib_per_min");
    assertThat(json.get("mode").getAsString()).isEqualTo("soak");
    assertThat(json.get("heap_mib_per_min").getAsDouble()).isEqualTo(0.46);
    assertThat(json.get("stored").getAsLong()).isEqualTo(9_998);
    assertThat(json.get("p50_ms").getAsDouble()).isEqualTo(1.23);
    assertThat(json.get("rate_per_s").getAsDouble()).isEqualTo(499.86);
    assertThat(json.get("cpu_s_per_1000").getAsDouble()).isEqualTo(0.8);
  }

  @Test
  void theJsonSaysNullWhereTheServerIsNotToBeSeen() {
    // Given
    var report =
        new Report(
            "direct",
            1,
            Tally.Sum.NONE,
            new Report.Pace(0, Report.Latency.NONE),
            new Report.Cost(null, null, 1),
            Map.of());

    // When
    var json = JsonParser.parseString(report.json()).getAsJsonObject();

    // Then
    assertThat(json.get("cpu_s_per_1000").isJsonNull()).isTrue();
    assertThat(json.get("memory_mib").isJsonNull()).isTrue();
  }

  @Test
  void aSlopeIsWhatIsAddedInAMinute() {
    assertThat(Soak.slope(List.of(2.0, 3.0, 4.0), List.of(10.0, 13.0, 16.0)))
        .isCloseTo(3, within(1e-9));
    assertThat(Soak.slope(List.of(2.0, 3.0, 4.0), List.of(5.0, 7.0, 5.0)))
        .isCloseTo(0, within(1e-9));
  }

  @Test
  void theHeapIsReadAsAnyCollectorSaysIt() {
    assertThat(
            ServerHeap.usedKib(
                " garbage-first heap   total 524288K, committed 9K, used 120000K [0x00000000e0000000, 0x2)"))
        .isEqualTo(120_000);
    assertThat(
            ServerHeap.usedKib(
                " PSYoungGen      total 100K, used 10K [0x1, 0x2)\n ParOldGen       total 9K, used 7K [0x3,"))
        .isEqualTo(17);
    assertThatThrownBy(() -> ServerHeap.usedKib("nothing")).isInstanceOf(BenchException.class);
  }

  @Test
  void aSavedReportIsComparedRatioByRatio(@TempDir Path folder) throws IOException {
    // Given
    var file = folder.resolve("before.json");
    Files.writeString(file, "{\"mode\":\"direct\",\"p50_ms\":4.0,\"lost\":0,\"memory_mib\":null}");
    var now =
        JsonParser.parseString("{\"mode\":\"direct\",\"p50_ms\":6.0,\"lost\":0,\"p99_ms\":9}");

    // When
    var lines = Saved.read(file).compare(now.getAsJsonObject());

    // Then
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).contains("p50_ms", "4.00", "6.00", "x 1.50");
    assertThatThrownBy(() -> Saved.read(folder.resolve("none.json")))
        .hasMessageContaining("none.json");
  }

  @Test
  void aPlotHasACurveForDeliveriesAndEachPercentile() {
    // Given
    var series = new Series();
    for (long second = 0; second < 4; second++) {
      series.delivered(TimeUnit.SECONDS.toNanos(second), 2_000);
      series.delivered(TimeUnit.SECONDS.toNanos(second) + 1, 4_000);
    }

    // When
    var svg = Plot.svg("direct", series.seconds());

    // Then: the last second is not over
    assertThat(series.seconds())
        .hasSize(3)
        .allSatisfy(it -> assertThat(it.delivered()).isEqualTo(2));
    assertThat(svg.split("<polyline", -1)).hasSize(4);
    assertThat(svg).startsWith("<svg").endsWith("</svg>\n");
  }
}
