/// Who is connected where, and how to reach them: routes and leases in Redis, calls to the nodes of
/// the fleet, and what people see of each other's presence.
///
/// Other features push frames through [Pusher]: it looks routes up in one pipelined read, plans one
/// Deliver per node ([DeliveryPlan], pure), and marks a node that does not answer as missed, which
/// makes the node hint all its clients to sync. Nothing here holds up the log. A route of a dead
/// node that a look-up finds is removed, compared with what was found.
///
/// Flow of a request: [GetPresence] → DIRECT conversations and audiences ([Visibility], pure) →
/// routes and leases through Redis OM ([MappedRoutes]). Flow of topic `ephemeral`: [RelayEphemeral]
/// → [TypingRelay], [PresenceRelay] ([PresencePlan], pure; lists of watchers in Redis) → [Pusher].
/// Flow of topic `session-ended`: [EndSessions] → revoked set → routes → Kick.
///
/// An operator's functions look at connections, and close them, through [Connections].
///
/// Only [FleetFunctions] wires what calls nodes; request functions never do. Calls show the service
/// credential, so they go over TLS or stay on this machine ([FleetTransport]).
///
/// Knows nothing of what is inside a frame that it pushes for others.
@NullMarked
package im.relation.presence;

import org.jspecify.annotations.NullMarked;
