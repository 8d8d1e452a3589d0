@NullMarked
package im.relation.backplane;

import org.jspecify.annotations.NullMarked;
