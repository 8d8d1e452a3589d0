/// The gRPC edge: the same functions for stock gRPC clients, with reflection and health.
///
/// Flow: each service of the contract is one [RegistryService]; a call's bytes come in unparsed
/// ([Inbound]), so that a client's mistake is answered as INVALID_ARGUMENT and not as gRPC's own
/// INTERNAL or UNKNOWN; the invoker does the rest; a refusal goes out as [GrpcProblems] words it.
///
/// Knows nothing of any feature.
@NullMarked
package im.relation.runtime.grpc;

import org.jspecify.annotations.NullMarked;
