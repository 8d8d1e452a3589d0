package im.relation.backplane.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/// Judges a stranger's trace as if it began with us. Our own processes name a parent only where it
/// is sampled, so a parent that is not is a stranger's ([Tracing#begin]).
record StrangersSampler(Sampler ours) implements Sampler {

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    var known = Span.fromContext(parent).getSpanContext();
    return ours.shouldSample(
        known.isRemote() && !known.isSampled() ? Context.root() : parent,
        traceId,
        name,
        kind,
        attributes,
        links);
  }

  @Override
  public String getDescription() {
    return "StrangersSampler{" + ours.getDescription() + "}";
  }
}
