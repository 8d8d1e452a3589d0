/// The Connect protocol's unary calls (connectrpc.com/docs/protocol), so that stock Connect clients
/// work and `curl` does too, over whatever takes HTTP requests in.
///
/// Flow of a `POST /im.account.v1.AccountService/SignUp`: [ConnectEdge] finds the function, checks
/// method, content type, protocol version and time-out; the invoker lets the caller through and
/// then has [ConnectBody] read the body within its bounds and [ConnectCodec] parse it; the response
/// goes out in the codec of the request, a refusal as [ConnectProblems] words it.
///
/// Knows nothing of any feature, nor of any web server.
@NullMarked
package im.relation.runtime.connect;

import org.jspecify.annotations.NullMarked;
