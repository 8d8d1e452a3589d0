/// What every function that stores needs: transactions, ids, migrations, idempotency.
///
/// Each feature registers a [im.relation.runtime.store.FeatureMigration]; at start they run in
/// dependency order, one process at a time. A function does its reading and writing in one
/// [im.relation.runtime.store.Transactions] call; where its caller gave a key, inside
/// [im.relation.runtime.store.Idempotency]:
///
/// ```
/// transactions.call(() -> idempotency.once(call, AddFriendResponse.parser(), () -> add(call)))
/// ```
///
/// Knows nothing of any feature, of Kafka or of an edge.
@NullMarked
package im.relation.runtime.store;

import org.jspecify.annotations.NullMarked;
