package im.relation.backplane.trace;

import im.relation.domain.TraceId;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;

/// Ids of OpenTelemetry, but for the trace that has one already: a Submit frame brings its own. The
/// SDK asks for ids on the thread that begins the span.
final class GivenIds implements IdGenerator {

  private static final ScopedValue<TraceId> GIVEN = ScopedValue.newInstance();

  private final IdGenerator random = IdGenerator.random();

  /// Begins a trace of that id.
  <T> T as(TraceId trace, Supplier<T> begin) {
    return ScopedValue.where(GIVEN, trace).call(begin::get);
  }

  @Override
  public String generateTraceId() {
    return GIVEN.isBound() ? valid(GIVEN.get().toString()) : random.generateTraceId();
  }

  /// OpenTelemetry knows no trace of zeros, which a client may send.
  private String valid(String id) {
    return io.opentelemetry.api.trace.TraceId.isValid(id) ? id : random.generateTraceId();
  }

  @Override
  public String generateSpanId() {
    return random.generateSpanId();
  }
}
