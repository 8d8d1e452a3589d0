/// HTTP events of API Gateway, answered by the Connect edge.
@NullMarked
package im.relation.lambda.http;

import org.jspecify.annotations.NullMarked;
