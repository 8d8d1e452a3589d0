@NullMarked
package im.relation.runtime.bound;

import org.jspecify.annotations.NullMarked;
