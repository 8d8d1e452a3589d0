/// The Java SDK. [Relation] signs people up and in; an [ImClient] is one signed-in account: it
/// keeps a connection, a local store and a send queue, and tells listeners what happens.
///
/// Functions answer a [Result]: done, refused, or unreachable; only broken stores and bugs are
/// exceptions. What was stored is readable without a network.
///
/// Flow: a call or [Messages#send] writes to the store; the engine (package `internal.engine`, one
/// thread) takes frames from the link, merges them into the store in one transaction per turn, and
/// after the commit hands events to the pump, which calls listeners one after another on one
/// thread.
///
/// Responsible for what an application sees. Must not know Spring, functions or the socket fleet.
@NullMarked
package im.relation.sdk;

import org.jspecify.annotations.NullMarked;
