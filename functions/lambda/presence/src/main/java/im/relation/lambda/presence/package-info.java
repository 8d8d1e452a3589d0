/// The deployable of the feature presence.
@NullMarked
package im.relation.lambda.presence;

import org.jspecify.annotations.NullMarked;
