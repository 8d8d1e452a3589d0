/// Tests of this package.
@NullMarked
package im.relation.sdk.internal.store;

import org.jspecify.annotations.NullMarked;
