package im.relation.runtime.rpc;

import com.google.protobuf.Message;
import im.relation.backplane.Catalog.Access;
import im.relation.backplane.trace.Tracing;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.domain.TraceId;
import im.relation.runtime.Call;
import im.relation.runtime.Caller;
import im.relation.runtime.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a function for an edge: who calls and whether he may, then the body, then the function;
/// what is thrown becomes UNAVAILABLE (an outage) or INTERNAL (a bug). Never throws. Thread-safe;
/// blocks, so it is called on a virtual thread.
///
/// A person's call that changes something and has an idempotency key happens once ([OncePerKey]).
///
/// Each call is timed as `im.function` with the tags `function` (the rpc's name) and `outcome`
/// (`OK` or the problem's code), and is a span of that name where its trace is sampled.
public final class Invoker {

  private static final Logger log = LoggerFactory.getLogger(Invoker.class);

  private final Callers callers;
  private final OncePerKey repeats;
  private final Clock clock;
  private final MeterRegistry meters;
  private final Tracing tracing;

  /// What tells the time and is told of calls.
  record Watch(Clock clock, MeterRegistry meters, Tracing tracing) {}

  Invoker(Callers callers, OncePerKey repeats, Watch watch) {
    this.callers = callers;
    this.repeats = repeats;
    this.clock = watch.clock();
    this.meters = watch.meters();
    this.tracing = watch.tracing();
  }

  /// Answers the rpc's response, or why not.
  public Outcome<Message> invoke(RpcFunction function, Arrival arrival, RequestBody body) {
    long start = System.nanoTime();
    var trace = Traces.of(arrival.traceparent());
    var span = tracing.begin(function.name(), trace, arrival.traceparent());
    Outcome<Message> outcome;
    // What the function puts into the outbox belongs to it: the one thing that the thread knows.
    try (var _ = span.makeCurrent()) {
      outcome =
          callers.of(function, arrival).then(caller -> run(function, arrival, body, caller, trace));
    } catch (RuntimeException | Error failure) {
      // An Error too: a client must be told, and one broken class must not look like silence.
      outcome = Outcome.refused(failed(function, trace, failure));
    }
    end(span, function, arrival, tag(outcome));
    meters
        .timer("im.function", "function", function.name(), "outcome", tag(outcome))
        .record(Duration.ofNanos(System.nanoTime() - start));
    return outcome;
  }

  private static void end(Span span, RpcFunction function, Arrival arrival, String outcome) {
    if (span.isRecording()) {
      span.setAttribute("rpc.system", arrival.carrier());
      span.setAttribute("rpc.service", function.rpc().service());
      span.setAttribute("rpc.method", function.rpc().method());
      span.setAttribute("im.outcome", outcome);
      if (outcome.equals(ProblemCode.INTERNAL.name())
          || outcome.equals(ProblemCode.UNAVAILABLE.name())) {
        span.setStatus(StatusCode.ERROR);
      }
    }
    span.end();
  }

  private Outcome<Message> run(
      RpcFunction function, Arrival arrival, RequestBody body, Caller caller, TraceId trace) {
    if (!arrival.hasUsableIdempotencyKey()) {
      return Outcome.refused(
          Problem.of(
              ProblemCode.INVALID, "An idempotency key has at most 64 visible ASCII characters."));
    }
    var deadline = clock.instant().plus(arrival.timeout());
    return body.read(function.rpc().request())
        .then(
            request ->
                answer(
                    function,
                    new Call<>(caller, deadline, trace, arrival.idempotencyKey(), request)));
  }

  private Outcome<Message> answer(RpcFunction function, Call<Message> call) {
    boolean once =
        !call.idempotencyKey().isEmpty()
            && function.access() == Access.PERSON
            && function.rpc().writes();
    return once
        ? repeats.once(function.rpc(), call, () -> apply(function, call))
        : apply(function, call);
  }

  private static Outcome<Message> apply(RpcFunction function, Call<Message> call) {
    if (!(function.function().apply(call) instanceof Outcome<?> outcome)) {
      throw new IllegalStateException("a function answers an Outcome");
    }
    return outcome.map(Message.class::cast);
  }

  private static Problem failed(RpcFunction function, TraceId trace, Throwable failure) {
    boolean outage = Outages.isOutage(failure);
    (outage ? log.atWarn() : log.atError())
        .addKeyValue("function", function.name())
        .addKeyValue("trace", trace)
        .setCause(WithoutMessage.of(failure))
        .log(outage ? "a part that a function needs is down" : "a function failed");
    return Problem.of(outage ? ProblemCode.UNAVAILABLE : ProblemCode.INTERNAL);
  }

  private static String tag(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Ok<?> ignored -> "OK";
      case Outcome.Refused<?>(var problem) -> problem.code().name();
    };
  }
}
