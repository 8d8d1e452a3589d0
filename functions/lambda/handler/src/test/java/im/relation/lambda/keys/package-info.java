/// Tests of the keys that functions get.
@NullMarked
package im.relation.lambda.keys;

import org.jspecify.annotations.NullMarked;
