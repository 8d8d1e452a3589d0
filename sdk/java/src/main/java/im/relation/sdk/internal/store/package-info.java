/// The local store: one SQLite file per account, and the statements on it. Knows nothing of the
/// network.
@NullMarked
package im.relation.sdk.internal.store;

import org.jspecify.annotations.NullMarked;
