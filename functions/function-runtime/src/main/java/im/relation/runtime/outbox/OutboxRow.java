package im.relation.runtime.outbox;

/// A record that waits.
record OutboxRow(long id, String topic, byte[] key, byte[] record) {}
