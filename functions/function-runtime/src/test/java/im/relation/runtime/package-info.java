@NullMarked
package im.relation.runtime;

import org.jspecify.annotations.NullMarked;
