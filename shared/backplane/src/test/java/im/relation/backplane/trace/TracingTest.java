package im.relation.backplane.trace;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.backplane.Stage;
import im.relation.domain.Bits128;
import im.relation.domain.TraceId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class TracingTest {

  private static final TraceId SAMPLED = new TraceId(new Bits128(7, 1));
  private static final TraceId UNSAMPLED = new TraceId(new Bits128(7, Long.MAX_VALUE));
  private static final String STRANGERS_SPAN = "00f067aa0ba902b7";

  /// Of a collector that nobody ever reaches, with the ratio that is the default.
  private static Tracing on() {
    return Tracing.of(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"), "test");
  }

  private static String traceparent(TraceId trace, String flags) {
    return "00-" + trace + "-" + STRANGERS_SPAN + "-" + flags;
  }

  /// Those that send spans: one may live on for a moment when its process's part has ended.
  private static Set<Thread> exporters() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("BatchSpanProcessor"))
        .collect(Collectors.toSet());
  }

  @Test
  void startsNoThreadAndMakesNoSpanWhereNoEndpointIsNamed() {
    // Given
    var before = exporters();

    // When
    try (var tracing = Tracing.of(Map.of("OTEL_SERVICE_NAME", "quiet"), "test")) {

      // Then
      assertThat(tracing.isOn()).isFalse();
      assertThat(before).containsAll(exporters());
      assertThat(tracing.begin("Submit", SAMPLED)).isSameAs(Span.getInvalid());
      assertThat(tracing.goOn("accept", SpanKind.INTERNAL, traceparent(SAMPLED, "01")))
          .isSameAs(Span.getInvalid());
    }
  }

  @Test
  void hasAThreadOfItsOwnWhereAnEndpointIsNamed() {
    var before = exporters();
    try (var _ = on()) {
      assertThat(exporters()).anyMatch(thread -> !before.contains(thread));
    }
  }

  @Test
  void givesATraceTheIdThatItsFrameHasAndSamplesByIt() {
    try (var tracing = on()) {
      var sampled = tracing.begin("Submit", SAMPLED);
      assertThat(sampled.getSpanContext().getTraceId()).isEqualTo(SAMPLED.toString());
      assertThat(Tracing.traceparent(sampled))
          .matches("00-" + SAMPLED + "-[0-9a-f]{16}-01")
          .doesNotContain(STRANGERS_SPAN);
      assertThat(Tracing.traceparent(tracing.begin("Submit", UNSAMPLED))).isEmpty();
    }
  }

  @Test
  void isAChildOfAStrangersSpanAndLetsNoStrangerSayWhetherItIsSampled() {
    try (var tracing = on()) {
      var asked = tracing.begin("SignIn", UNSAMPLED, traceparent(UNSAMPLED, "01"));
      assertThat(asked.getSpanContext().isSampled()).isFalse();
      assertThat(asked.getSpanContext().getTraceId()).isEqualTo(UNSAMPLED.toString());
      var unasked = tracing.begin("SignIn", SAMPLED, traceparent(SAMPLED, "00"));
      assertThat(unasked.getSpanContext().isSampled()).isTrue();
    }
  }

  @Test
  void beginsAnewWhereAStrangersHeaderCannotBeRead() {
    try (var tracing = on()) {
      var span = tracing.begin("SignIn", SAMPLED, "00-nothing-of-the-kind");
      assertThat(span.getSpanContext().getTraceId()).isEqualTo(SAMPLED.toString());
    }
  }

  @Test
  void survivesATraceOfZeros() {
    try (var tracing = on()) {
      var span = tracing.begin("Submit", new TraceId(new Bits128(0, 0)));
      assertThat(span.getSpanContext().isValid()).isTrue();
    }
  }

  @Test
  void goesOnWithWhatOurOwnProcessesSampledWhateverTheRatioSays() {
    try (var tracing = on()) {
      var span = tracing.goOn("accept", SpanKind.INTERNAL, traceparent(UNSAMPLED, "01"));
      assertThat(Tracing.traceparent(span)).startsWith("00-" + UNSAMPLED);
    }
  }

  @Test
  void hasASpanForEachThingThatIsTracedAndKeepsTheirOrder() {
    // Given
    var things = List.of("", traceparent(SAMPLED, "01"), "");
    try (var tracing = on();
        // When
        var spans = tracing.of(Stage.ACCEPT, things, thing -> thing, (thing, child) -> child)) {

      // Then
      assertThat(spans.things()).hasSize(3);
      assertThat(spans.things().get(0)).isEmpty();
      assertThat(spans.things().get(1))
          .startsWith("00-" + SAMPLED)
          .isNotEqualTo(traceparent(SAMPLED, "01"));
      assertThat(spans.things().get(2)).isEmpty();
    }
  }
}
