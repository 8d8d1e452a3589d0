/// The whole system as a person, a developer and an operator meet it: real processes from the
/// packaged jars, spoken to over HTTP, gRPC and sockets, by the SDK, by stock clients and by hand.
///
/// Classes that leave the system as they found it share one local run
/// ([im.relation.endtoend.kit.SharedLocalRun]); the others start their own.
@NullMarked
package im.relation.endtoend;

import org.jspecify.annotations.NullMarked;
