@NullMarked
package im.relation.lambda.records;

import org.jspecify.annotations.NullMarked;
