/// Traces across processes, by OpenTelemetry (ADR-0018).
///
/// A trace begins at the edge: at a node with a Submit frame, at the Connect or gRPC edge with a
/// call. Where it is sampled, each record, outbox row and delivery on its way carries its
/// `traceparent` (W3C Trace Context), and each process on the way adds spans; where it is not,
/// nothing carries anything and nobody does anything. What has no `traceparent` has no span.
///
/// Attributes are names of functions and topics, places in topics, counts and problems' codes:
/// never bodies, names of people, addresses or tokens.
@NullMarked
package im.relation.backplane.trace;

import org.jspecify.annotations.NullMarked;
