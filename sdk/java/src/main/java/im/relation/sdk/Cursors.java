package im.relation.sdk;

import im.relation.domain.Sequence;

/// How far a conversation is read and held. Each only moves forward.
///
/// @param read by the caller, on any device
/// @param delivered held by the caller's devices; DIRECT only
/// @param peerRead by the peer; DIRECT only
/// @param peerDelivered held by the peer's devices; DIRECT only
public record Cursors(
    Sequence read, Sequence delivered, Sequence peerRead, Sequence peerDelivered) {}
