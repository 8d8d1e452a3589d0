package im.relation.endtoend.kit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/// What a process says of itself to an operator's tools, under `/actuator`.
///
/// @param base `http://127.0.0.1:8080`
public record Health(URI base) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  /// An answer, 0 and the reason where there was none.
  public record Answer(int status, String body) {}

  public boolean live() {
    return get("/actuator/health/liveness").status() == 200;
  }

  public boolean ready() {
    return get("/actuator/health/readiness").status() == 200;
  }

  /// Metrics in Prometheus's text form.
  public Answer metrics() {
    return get("/actuator/prometheus");
  }

  /// Any path of the base.
  public Answer get(String path) {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).build();
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      return new Answer(0, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(0, "interrupted");
    }
  }

  /// What time it is for the process, by the seconds of its own HTTP server.
  public Instant clock() {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(base.resolve("/actuator/health/liveness"))
              .timeout(PATIENCE)
              .build();
      var answer = client.send(request, HttpResponse.BodyHandlers.discarding());
      var date = answer.headers().firstValue("Date").orElseThrow();
      return DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void awaitReady(ServerProcess process) {
    await("readiness of " + base)
        .atMost(ServerProcess.START_LIMIT)
        .pollInterval(LOOK_AGAIN)
        .until(() -> ready() || !process.alive());
    if (!process.alive()) {
      throw new IllegalStateException("it ended before it was ready:\n" + process.lastLines());
    }
  }
}
