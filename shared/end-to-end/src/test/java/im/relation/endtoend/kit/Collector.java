package im.relation.endtoend.kit;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// An OpenTelemetry collector that keeps the spans that it is sent (OTLP over HTTP). Thread-safe.
public final class Collector implements AutoCloseable {

  private static final HexFormat HEX = HexFormat.of();

  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();

  /// Listens on a free port of loopback.
  public Collector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  /// What a process is told, so that it sends its spans: soon, and of one trace in so many.
  ///
  /// @param ratio 0 to 1
  public Map<String, String> environment(String ratio) {
    return Map.of(
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "http://127.0.0.1:" + server.getAddress().getPort(),
        "OTEL_TRACES_SAMPLER_ARG",
        ratio,
        "OTEL_BSP_SCHEDULE_DELAY",
        "200");
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange;
        var body = body(exchange)) {
      var request = ExportTraceServiceRequest.parseFrom(body);
      for (var resource : request.getResourceSpansList()) {
        resource.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList()));
      }
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
        ? new GZIPInputStream(exchange.getRequestBody())
        : exchange.getRequestBody();
  }

  /// The names of each span of that name and of what led to it, outermost first.
  public List<List<String>> pathsTo(String name) {
    return spans.stream().filter(span -> span.getName().equals(name)).map(this::path).toList();
  }

  /// The same within one trace.
  ///
  /// @param trace 32 hexadecimal digits
  public List<List<String>> pathsTo(String name, String trace) {
    return spans.stream()
        .filter(span -> span.getName().equals(name))
        .filter(span -> hex(span.getTraceId()).equals(trace))
        .map(this::path)
        .toList();
  }

  /// The ids of the parents of those spans, in hexadecimal digits; empty for none.
  public List<String> parentsOf(String name, String trace) {
    return spans.stream()
        .filter(span -> span.getName().equals(name))
        .filter(span -> hex(span.getTraceId()).equals(trace))
        .map(span -> hex(span.getParentSpanId()))
        .toList();
  }

  /// All that came, as text.
  public String said() {
    return spans.toString();
  }

  private List<String> path(Span to) {
    var path = new ArrayDeque<String>();
    for (var span = to; span != null; span = parent(span)) {
      path.addFirst(span.getName());
    }
    return List.copyOf(path);
  }

  private @Nullable Span parent(Span of) {
    return spans.stream()
        .filter(span -> span.getTraceId().equals(of.getTraceId()))
        .filter(span -> span.getSpanId().equals(of.getParentSpanId()))
        .findFirst()
        .orElse(null);
  }

  private static String hex(ByteString id) {
    return HEX.formatHex(id.toByteArray());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
