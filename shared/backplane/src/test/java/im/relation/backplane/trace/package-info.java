/// Tests of traces.
@NullMarked
package im.relation.backplane.trace;

import org.jspecify.annotations.NullMarked;
