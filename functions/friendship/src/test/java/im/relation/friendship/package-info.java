/// Tests.
@NullMarked
package im.relation.friendship;

import org.jspecify.annotations.NullMarked;
