/// Tests of the node: frames on `EmbeddedChannel`, the whole on real Redis and Kafka.
@NullMarked
package im.relation.socket;

import org.jspecify.annotations.NullMarked;
