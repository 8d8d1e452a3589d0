@NullMarked
package im.relation.lambda.http;

import org.jspecify.annotations.NullMarked;
