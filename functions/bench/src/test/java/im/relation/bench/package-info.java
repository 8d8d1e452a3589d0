/// Tests.
@NullMarked
package im.relation.bench;

import org.jspecify.annotations.NullMarked;
