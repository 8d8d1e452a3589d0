package im.relation.runtime;

import com.google.protobuf.MessageLite;

/// A record that is sent once the transaction that wrote it has committed.
///
/// @param topic one of [im.relation.backplane.Topics]
/// @param key 8 bytes, big-endian
public record OutboxMessage(String topic, byte[] key, MessageLite record) {}
