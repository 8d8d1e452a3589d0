package im.relation.sdk.internal.rpc;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;

/// One function.
///
/// @param name as in the catalog: `im.account.v1.SessionService/SignIn`
public record Rpc<Q extends MessageLite, R extends MessageLite>(
    String name, Q request, Parser<R> response) {}
