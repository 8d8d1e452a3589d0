@NullMarked
package im.relation.runtime.store;

import org.jspecify.annotations.NullMarked;
