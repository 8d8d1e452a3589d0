/// AWS Lambda and what stands before it, as far as they can be had without AWS: the real runtime
/// client in processes of their own, and servers that play the Runtime API, an HTTP API of API
/// Gateway and event source mappings of Kafka and SQS.
@NullMarked
package im.relation.endtoend.lambda;

import org.jspecify.annotations.NullMarked;
