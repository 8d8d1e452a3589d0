/// The deployable of the feature friendship.
@NullMarked
package im.relation.lambda.friendship;

import org.jspecify.annotations.NullMarked;
