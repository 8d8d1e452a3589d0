/// The deployable of the feature delivery.
@NullMarked
package im.relation.lambda.delivery;

import org.jspecify.annotations.NullMarked;
