/// Tests of what an operator types and reads.
@NullMarked
package im.relation.tools.operator;

import org.jspecify.annotations.NullMarked;
