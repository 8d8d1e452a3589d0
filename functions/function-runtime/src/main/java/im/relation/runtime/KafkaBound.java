package im.relation.runtime;

import java.util.function.Function;

/// A function over the polls of one topic, named in the catalog by its bean's name.
///
/// It survives redelivery. A transient failure (connection, deadlock, broker) is thrown and the
/// whole poll is retried in place with back-off, for ever. A record that can never be processed is
/// returned as a dead letter and holds nobody up. Offsets are committed after it returns.
public interface KafkaBound extends Function<RecordBatch, BatchResult> {}
