@NullMarked
package im.relation.lambda;

import org.jspecify.annotations.NullMarked;
