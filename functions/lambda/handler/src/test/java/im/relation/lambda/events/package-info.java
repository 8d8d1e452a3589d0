@NullMarked
package im.relation.lambda.events;

import org.jspecify.annotations.NullMarked;
