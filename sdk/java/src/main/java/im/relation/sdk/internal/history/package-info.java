/// Reading a log page by page: the store first, and the service for what lies in a hole.
@NullMarked
package im.relation.sdk.internal.history;

import org.jspecify.annotations.NullMarked;
