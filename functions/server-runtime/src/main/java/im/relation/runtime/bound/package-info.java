/// Feeds polls of topics to [im.relation.runtime.KafkaBound] beans through Spring Cloud Stream.
///
/// ```
/// catalog + beans -> TopicBindings (definition and properties) -> binder, batch mode
/// poll -> TopicConsumer -> RecordBatch -> function -> BatchResult
///      -> dead letters to <topic>.dead, acknowledged -> return -> offsets committed
/// throws -> EndlessRetry: the same poll again, in place, with back-off, for ever
/// ```
///
/// The binder neither retries nor dead-letters: in batch mode it would give up whole polls.
@NullMarked
package im.relation.runtime.bound;

import org.jspecify.annotations.NullMarked;
