package im.relation.endtoend.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.endtoend.kit.Apart;
import im.relation.endtoend.kit.Artifacts;
import im.relation.endtoend.kit.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Clocks that step while messages flow: every process sees the time through libfaketime, which
/// reads the step from a file. Monotonic clocks go on as they are.
@Timeout(600)
final class ClockChaos {

  private static final List<String> PROCESSES =
      List.of("requests", "kafka-bound", "node-1", "node-2");

  private static final Duration RECOVERS = Duration.ofSeconds(20);

  /// The file is looked at once a second.
  private static final Duration STEPS = Duration.ofSeconds(10);

  private static final Duration CLOSE = Duration.ofMinutes(1);

  private final Path clocks = Artifacts.runFolder("clocks");
  private Apart system;

  @BeforeEach
  void start() {
    PROCESSES.forEach(process -> step(process, "+0"));
    system = Apart.start(Apart.Plan.of("clock", 2).with(this::environment));
  }

  @AfterEach
  void stop() {
    system.close();
  }

  private Map<String, String> environment(String process) {
    return Map.of(
        "LD_PRELOAD", System.getProperty("chaos.libfaketime"),
        "FAKETIME_TIMESTAMP_FILE", clocks.resolve(process).toString(),
        "FAKETIME_CACHE_DURATION", "1",
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        "FAKETIME_FORCE_MONOTONIC_FIX", "0",
        "DONT_FAKE_MONOTONIC", "1");
  }

  private void step(String process, String by) {
    try {
      Files.writeString(clocks.resolve(process), by + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "requests, +3600",
    "requests, -3600",
    "kafka-bound, +3600",
    "kafka-bound, -3600",
    "node-1, +3600",
    "node-1, -3600"
  })
  void theClockOfOneProcessStepsByAnHourAndBack(String process, String by) {
    var seconds = Duration.ofSeconds(Long.parseLong(by));
    try (var traffic = flowing()) {
      traffic.flow(3);

      // When
      step(process, by);
      awaitClock(process, seconds);
      traffic.flow(10);
      step(process, "+0");
      awaitClock(process, Duration.ZERO);

      // Then
      var flows = traffic.awaitFlow(RECOVERS);
      Survived.tell(
          "the clock of `%s` steps by %s s and back".formatted(process, by),
          traffic.settle(),
          flows);
    }
  }

  @Test
  void theDatabasesClockDiffersByFiveSeconds() {
    try (var traffic = flowing()) {
      for (var by : List.of("+5", "-5", "+0")) {
        PROCESSES.forEach(process -> step(process, by));
        traffic.flow(5);
        assertThat(traffic.awaitFlow(RECOVERS)).isLessThan(RECOVERS);
      }
      Survived.tell(
          "the database's clock differs by ± 5 s from all others", traffic.settle(), Duration.ZERO);
    }
  }

  private void awaitClock(String process, Duration ahead) {
    var part =
        switch (process) {
          case "requests" -> system.requests();
          case "kafka-bound" -> system.kafkaBound();
          default -> system.node(0).part();
        };
    await("the clock of " + process)
        .atMost(STEPS)
        .until(
            () ->
                Duration.between(Instant.now().plus(ahead), part.health().clock())
                        .abs()
                        .compareTo(CLOSE)
                    < 0);
  }

  private Traffic flowing() {
    return Traffic.start(system, system.endpoints(0), system.endpoints(1), 10, 100);
  }
}
