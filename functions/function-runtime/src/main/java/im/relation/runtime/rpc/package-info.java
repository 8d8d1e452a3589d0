/// From a request that an edge took in to a function and back, the same for every edge.
///
/// Flow: [RpcRegistry] is built at start from the contract's rpcs, the catalog and the beans, and
/// fails the start when they disagree. An edge looks the rpc up, makes an [Arrival] of what came
/// with the request and hands both to the [Invoker]: who calls, may he, is the body readable, run,
/// count. What it answers is an [im.relation.runtime.Outcome]; the edge words a refusal in its own
/// protocol with the details of [ProblemDetails].
///
/// Knows nothing of HTTP, gRPC or any feature.
@NullMarked
package im.relation.runtime.rpc;

import org.jspecify.annotations.NullMarked;
