/// What every process that writes to Kafka needs: settings, the sender of records, topics made at
/// start.
///
/// Knows nothing of polls, of the outbox or of any feature.
@NullMarked
package im.relation.runtime.kafka;

import org.jspecify.annotations.NullMarked;
