package im.relation.backplane.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The spans of what is worked on at once, one for each thing that is traced. Closing ends them.
/// Confined to one thread.
public final class Spans<T> implements AutoCloseable {

  private final List<T> things;
  private final List<Span> spans;

  private Spans(List<T> things, List<Span> spans) {
    this.things = things;
    this.spans = spans;
  }

  static <T> Spans<T> none(List<T> things) {
    return new Spans<>(things, List.of());
  }

  /// Begins them.
  ///
  /// @param parent the thing's `traceparent`, empty for none: it then has no span
  /// @param child the thing with that of its new span
  /// @param begin the thing's span
  public static <T> Spans<T> of(
      List<T> things,
      Function<T, String> parent,
      BiFunction<T, String, T> child,
      Function<T, Span> begin) {
    if (things.stream().allMatch(thing -> parent.apply(thing).isEmpty())) {
      return none(things);
    }
    var spans = new ArrayList<Span>();
    var renamed =
        things.stream()
            .map(
                thing -> {
                  if (parent.apply(thing).isEmpty()) {
                    return thing;
                  }
                  var span = begin.apply(thing);
                  spans.add(span);
                  return child.apply(thing, Tracing.traceparent(span));
                })
            .toList();
    return new Spans<>(renamed, spans);
  }

  /// The things in their order; what is traced names its new span as the parent of what follows.
  public List<T> things() {
    return things;
  }

  /// Says of each span that its work failed. The kind of failure alone: its message may quote
  /// content.
  public void fail(Throwable failure) {
    spans.forEach(span -> span.setStatus(StatusCode.ERROR, failure.getClass().getName()));
  }

  @Override
  public void close() {
    spans.forEach(Span::end);
  }
}
