package im.relation.backplane.trace;

import im.relation.backplane.Stage;
import im.relation.domain.TraceId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How a process takes part in traces; off, it starts no thread and makes no span. Thread-safe; it
/// never throws because of a collector, and drops spans where that is slow or away.
public final class Tracing implements AutoCloseable {

  /// The header of W3C Trace Context, in HTTP, in Kafka and in events.
  public static final String TRACEPARENT = "traceparent";

  /// Takes part in nothing.
  public static final Tracing OFF = new Tracing(null);

  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
  private static final String TRACES_ENDPOINT = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";

  /// How long a flush or an end waits for the collector.
  private static final long FLUSH_MILLIS = 2_000;

  /// What holds where the environment says nothing else: OTLP over HTTP, traces alone, one trace in
  /// a hundred.
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "otel.exporter.otlp.protocol", "http/protobuf",
          "otel.metrics.exporter", "none",
          "otel.logs.exporter", "none",
          "otel.traces.sampler", "parentbased_traceidratio",
          "otel.traces.sampler.arg", "0.01");

  private static final TextMapGetter<String> HEADER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String header) {
          return List.of(TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable String header, String key) {
          return key.equals(TRACEPARENT) ? header : null;
        }
      };

  private final @Nullable OpenTelemetrySdk sdk;
  private final @Nullable Tracer tracer;

  private Tracing(@Nullable OpenTelemetrySdk sdk) {
    this.sdk = sdk;
    this.tracer = sdk == null ? null : sdk.getTracer("im.relation");
  }

  /// As the environment says in the standard variables of OpenTelemetry (`OTEL_…`); off where it
  /// names no endpoint.
  ///
  /// @param service the process's name in traces where `OTEL_SERVICE_NAME` does not say it
  public static Tracing of(Map<String, String> environment, String service) {
    if (!environment.containsKey(ENDPOINT) && !environment.containsKey(TRACES_ENDPOINT)) {
      return OFF;
    }
    var properties = new HashMap<>(DEFAULTS);
    properties.put("otel.service.name", service);
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("OTEL_")) {
            properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
          }
        });
    return new Tracing(
        AutoConfiguredOpenTelemetrySdk.builder()
            .disableShutdownHook()
            .addPropertiesCustomizer(config -> properties)
            .addSamplerCustomizer((sampler, config) -> new StrangersSampler(sampler))
            .addTracerProviderCustomizer((provider, config) -> provider.setIdGenerator(GIVEN_IDS))
            .build()
            .getOpenTelemetrySdk());
  }

  private static final GivenIds GIVEN_IDS = new GivenIds();

  public boolean isOn() {
    return tracer != null;
  }

  /// Begins at the edge. The trace has the id that the sender chose or was given; whether it is
  /// sampled follows from that id and the ratio, whatever the sender asks for.
  public Span begin(String name, TraceId trace) {
    return tracer == null ? Span.getInvalid() : root(tracer, name, trace);
  }

  /// Begins at the edge, as a child of the stranger's span where he names one that can be read.
  ///
  /// @param traceparent of a stranger; empty for none
  public Span begin(String name, TraceId trace, String traceparent) {
    if (tracer == null) {
      return Span.getInvalid();
    }
    var parent = context(traceparent);
    if (!parent.isValid()) {
      return root(tracer, name, trace);
    }
    var unjudged =
        SpanContext.createFromRemoteParent(
            parent.getTraceId(),
            parent.getSpanId(),
            TraceFlags.getDefault(),
            parent.getTraceState());
    return tracer
        .spanBuilder(name)
        .setParent(Context.root().with(Span.wrap(unjudged)))
        .setSpanKind(SpanKind.SERVER)
        .startSpan();
  }

  private static Span root(Tracer tracer, String name, TraceId trace) {
    return GIVEN_IDS.as(
        trace,
        () -> tracer.spanBuilder(name).setNoParent().setSpanKind(SpanKind.SERVER).startSpan());
  }

  /// Goes on with what another of our processes began.
  ///
  /// @param traceparent of that process; where it is empty there is no span
  public Span goOn(String name, SpanKind kind, String traceparent) {
    if (tracer == null || traceparent.isEmpty()) {
      return Span.getInvalid();
    }
    return tracer
        .spanBuilder(name)
        .setParent(Context.root().with(Span.wrap(context(traceparent))))
        .setSpanKind(kind)
        .startSpan();
  }

  /// A span for each of some things that is traced.
  ///
  /// @param parent the thing's `traceparent`, empty for none
  /// @param child the thing with that of its new span
  public <T> Spans<T> of(
      Stage stage, List<T> things, Function<T, String> parent, BiFunction<T, String, T> child) {
    return tracer == null
        ? Spans.none(things)
        : Spans.of(
            things,
            parent,
            child,
            thing -> goOn(stage.label(), SpanKind.INTERNAL, parent.apply(thing)));
  }

  /// What the next process is told, `00-…-…-01`; empty where the span is not sampled.
  public static String traceparent(Span span) {
    var context = span.getSpanContext();
    return context.isSampled()
        ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-01"
        : "";
  }

  private static SpanContext context(String traceparent) {
    return Span.fromContext(
            W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, HEADER))
        .getSpanContext();
  }

  /// Returns when the collector has what was ended before, or after two seconds: for a process that
  /// may be frozen at any time.
  public void flush() {
    if (sdk != null) {
      sdk.getSdkTracerProvider().forceFlush().join(FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    if (sdk != null) {
      sdk.shutdown().join(FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    }
  }
}
