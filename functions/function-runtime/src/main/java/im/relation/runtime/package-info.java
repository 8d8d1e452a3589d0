/// How a function is called and how it answers, whatever the edge.
///
/// A request function is a `Function<Call<Q>, Outcome<R>>` bean named after its rpc (`signUp`). The
/// HTTP edge (Connect), the gRPC edge and Lambda find it by the rpc's name, check who calls, and
/// map its [im.relation.domain.Problem] to their own kind of error. A Kafka-bound function is a
/// [KafkaBound] bean; an adapter feeds it polls of its topic. An [EventBound] bean is started by an
/// [Event]: a message of a queue, a schedule, an object that was stored.
///
/// Knows nothing of any feature.
@NullMarked
package im.relation.runtime;

import org.jspecify.annotations.NullMarked;
