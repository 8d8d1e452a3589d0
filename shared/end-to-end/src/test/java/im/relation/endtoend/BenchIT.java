package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.endtoend.kit.BenchProgram;
import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.SharedLocalRun;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The bench as a person runs it, on servers of its own and for a few seconds: what it says is
/// whole, whatever the figures are.
@Timeout(240)
@ExtendWith(SharedLocalRun.class)
final class BenchIT {

  @TempDir private Path folder;

  @Test
  void messagesAreCountedComparedAndDrawn() throws Exception {
    // Given
    var saved = folder.resolve("saved.json");
    Files.writeString(saved, "{\"mode\":\"direct\",\"p50_ms\":1.0}");
    var plot = folder.resolve("plot.svg");

    // When
    var report =
        BenchProgram.run(
            "direct --rate 50 --seconds 3 --warmup 1 --pairs 5 --against %s --plot %s"
                .formatted(saved, plot));

    // Then
    assertThat(report.get("sent").getAsLong()).isPositive();
    assertThat(report.get("lost").getAsLong()).isZero();
    assertThat(report.get("delivered")).isEqualTo(report.get("sent"));
    assertThat(report.get("p99_ms").getAsDouble()).isPositive();
    assertThat(report.get("cpu_s_per_1000").getAsDouble()).isPositive();
    assertThat(Files.readString(plot)).startsWith("<svg").contains("<polyline");
  }

  @Test
  void loginsAreCounted() throws Exception {
    var report = BenchProgram.run("logins --seconds 2 --warmup 1 --people 20");
    assertThat(report.get("rate_per_s").getAsDouble()).isPositive();
    assertThat(report.get("p99_ms").getAsDouble()).isPositive();
  }

  @Test
  void idleConnectionsAreHeldAndWeighed() throws Exception {
    var report = BenchProgram.run("idle --connections 1500");
    assertThat(report.get("connections").getAsInt()).isEqualTo(1_500);
    assertThat(report.get("kib_per_connection").isJsonPrimitive()).isTrue();
  }

  @Test
  void connectionsThatBreakAllAtOnceComeBackWhileMessagesFlow() throws Exception {
    var report =
        BenchProgram.run("reconnect --connections 100 --rate 50 --seconds 9 --warmup 1 --pairs 5");
    assertThat(report.get("lost").getAsLong()).isZero();
    assertThat(report.get("connections").getAsInt()).isEqualTo(100);
    assertThat(report.get("back_after_s").getAsDouble()).isPositive();
  }

  @Test
  void anOrdinaryServerMakesNoPeopleForALoad(LocalRun run) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var asked =
          HttpRequest.newBuilder(run.endpoints().functions().resolve("/bench/people?others=1"))
              .header("x-bench-key", "x".repeat(36))
              .build();
      assertThat(http.send(asked, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(404);
    }
  }
}
