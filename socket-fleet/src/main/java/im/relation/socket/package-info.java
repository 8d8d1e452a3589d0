/// A node of the socket fleet: it holds connections, and knows nothing of conversations, members or
/// friends.
///
/// Flow: the first bytes choose TCP, WebSocket or TLS (`FirstBytesDecoder`) → one frame per message
/// (`LengthFrameDecoder`, `WebSocketFrameHandler`) → `ConnectionHandler`, the only owner of a
/// connection's state, on its event loop.
/// - Hello → `Greeter`: token, then route in Redis, then revoked set, then Welcome.
/// - Submit → `SubmitCheck` (pure) → `SubmissionLanes` (order) → `RecordQueue` → Kafka → Submitted.
/// - Receipt, Typing → `LoopState` (coalesced, paced) → `RecordQueue` → Kafka.
/// - Deliver, Kick (gRPC) → `FleetEndpoint` → the connection's event loop → its socket.
/// - `LeaseKeeper` renews the node's lease, writes lost routes again, ends revoked sessions and
///   sends SyncHints.
///
/// Every queue, map and count is bounded by a setting; deadlines are kept by one sweep per event
/// loop, not by a timer per connection.
@NullMarked
package im.relation.socket;

import org.jspecify.annotations.NullMarked;
