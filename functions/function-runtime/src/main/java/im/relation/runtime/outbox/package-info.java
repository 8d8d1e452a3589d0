/// The relay: sends the rows of the outbox to Kafka, in the order of their ids, and deletes them.
///
/// ```
/// wait 50 ms or a poke -> hold the lease? -> read up to 500 smallest ids -> rounds, one row of each
/// key at a time -> Kafka has them -> delete them -> read again
/// ```
///
/// One process of a deployment relays at a time ([im.relation.runtime.outbox.RelayLease]). A record
/// goes out again when the relay died between sending and deleting, byte for byte the same: ids
/// that it needs derive from the row's id ([im.relation.runtime.outbox.DerivedIds]), so accept
/// knows it again.
///
/// Ids of concurrent transactions may commit out of order, so the relay never remembers how far it
/// was: it reads from the smallest id there is and deletes exactly what it sent.
@NullMarked
package im.relation.runtime.outbox;

import org.jspecify.annotations.NullMarked;
