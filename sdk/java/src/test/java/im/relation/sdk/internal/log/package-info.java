/// Tests of this package.
@NullMarked
package im.relation.sdk.internal.log;

import org.jspecify.annotations.NullMarked;
