/// The HTTP edge: the Connect protocol's unary calls (connectrpc.com/docs/protocol), so that stock
/// Connect clients work and `curl` does too.
///
/// Flow of a `POST /im.account.v1.AccountService/SignUp`: [ConnectHandler] finds the function,
/// checks method, content type, protocol version and time-out; the invoker lets the caller through
/// and then has [ConnectBody] read the body within its bounds and [ConnectCodec] parse it; the
/// response goes out in the codec of the request, a refusal as [ConnectProblems] words it.
///
/// Knows nothing of any feature.
@NullMarked
package im.relation.runtime.http;

import org.jspecify.annotations.NullMarked;
