/// Tests of what decides; what asks stores is tested on the whole system.
@NullMarked
package im.relation.operator;

import org.jspecify.annotations.NullMarked;
