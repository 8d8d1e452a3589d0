/// The functions as long-running processes: [RequestProcess] answers over HTTP and gRPC,
/// [KafkaBoundProcess] works on topics, relays the outbox and answers operators. `functions/local`
/// runs both in one.
///
/// Holds no rule of its own: it says which features run where, and where keys come from.
@NullMarked
package im.relation.server;

import org.jspecify.annotations.NullMarked;
