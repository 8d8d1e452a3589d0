@NullMarked
package im.relation.runtime.connect;

import org.jspecify.annotations.NullMarked;
