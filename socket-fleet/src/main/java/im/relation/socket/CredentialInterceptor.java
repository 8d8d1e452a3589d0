package im.relation.socket;

import im.relation.backplane.ServiceCredential;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/// Lets only callers pass that show the service credential: `authorization: Bearer …`.
final class CredentialInterceptor implements ServerInterceptor {

  static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private static final String SCHEME = "Bearer ";

  private final ServiceCredential credential;

  CredentialInterceptor(ServiceCredential credential) {
    this.credential = credential;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    var shown = headers.get(AUTHORIZATION);
    if (shown == null
        || !shown.startsWith(SCHEME)
        || !credential.matches(shown.substring(SCHEME.length()))) {
      call.close(
          Status.UNAUTHENTICATED.withDescription("Show the service credential."), new Metadata());
      return new ServerCall.Listener<>() {};
    }
    return next.startCall(call, headers);
  }
}
