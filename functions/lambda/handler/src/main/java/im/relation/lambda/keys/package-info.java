/// The deployment's keys as functions get them: each the ones it needs.
@NullMarked
package im.relation.lambda.keys;

import org.jspecify.annotations.NullMarked;
