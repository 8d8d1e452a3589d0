/// Tests of this package.
@NullMarked
package im.relation.sdk.internal.socket;

import org.jspecify.annotations.NullMarked;
