/// Batches of Kafka event source mappings, worked on by Kafka-bound functions.
@NullMarked
package im.relation.lambda.records;

import org.jspecify.annotations.NullMarked;
