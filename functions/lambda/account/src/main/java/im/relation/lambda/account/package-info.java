/// The deployable of the feature account.
@NullMarked
package im.relation.lambda.account;

import org.jspecify.annotations.NullMarked;
