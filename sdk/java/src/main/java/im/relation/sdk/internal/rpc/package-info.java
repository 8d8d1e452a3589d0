/// Functions over HTTP by the Connect unary protocol. Knows the contract's names and how errors
/// look; knows nothing of tokens' life, the store or the socket.
@NullMarked
package im.relation.sdk.internal.rpc;

import org.jspecify.annotations.NullMarked;
