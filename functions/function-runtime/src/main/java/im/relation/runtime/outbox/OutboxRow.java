package im.relation.runtime.outbox;

/// A record that waits.
///
/// @param traceparent empty: not traced
record OutboxRow(long id, String topic, byte[] key, byte[] record, String traceparent) {}
