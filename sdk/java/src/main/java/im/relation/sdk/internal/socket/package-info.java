/// One connection: TCP or TLS, frames with a length before them, one thread each way, pings. Knows
/// nothing of what frames mean beyond Hello, Welcome, Pong and Goodbye.
@NullMarked
package im.relation.sdk.internal.socket;

import org.jspecify.annotations.NullMarked;
