/// Tests of this package.
@NullMarked
package im.relation.sdk.internal.rpc;

import org.jspecify.annotations.NullMarked;
