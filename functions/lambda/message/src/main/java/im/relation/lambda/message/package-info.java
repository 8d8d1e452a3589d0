/// The deployable of the feature message.
@NullMarked
package im.relation.lambda.message;

import org.jspecify.annotations.NullMarked;
