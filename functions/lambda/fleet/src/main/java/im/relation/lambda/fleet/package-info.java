/// The Kafka-bound functions that call nodes. They run in long-running processes by default.
@NullMarked
package im.relation.lambda.fleet;

import org.jspecify.annotations.NullMarked;
