/// The rows that a window of a conversation shows, read from the store.
@NullMarked
package im.relation.sdk.internal.timeline;

import org.jspecify.annotations.NullMarked;
