package im.relation.runtime.kafka;

/// A record to be sent; its partition follows from its key.
///
/// @param topic one of [im.relation.backplane.Topics]
/// @param key 8 bytes, big-endian
public record OutgoingRecord(String topic, byte[] key, byte[] value) {}
